/** Les 90 dernières minutes d'un candidat, et le nombre de surveillants. */
export const timeline = {
  'timeline.title': '90 dernières minutes',
  'timeline.none': 'Ni coupure ni signalement.',
  'timeline.work': 'Test démarré à {from}',
  'timeline.lost': 'Perdu de {from} à {to}',
  'timeline.lost.short': 'Perdu à {from} ({length})',
  'timeline.lost.open': 'Perdu depuis {from}',
  'timeline.alert': 'Signalement de {from} à {to}',
  'timeline.alert.short': 'Signalement à {from} ({length})',
  'timeline.alert.open': 'Signalement ouvert depuis {from}',
  'staff.here': '{present}/{needed}',
  'staff.count': 'surveillants',
  'staff.menu': 'Surveillants présents : {present} sur {needed} nécessaires',
  'staff.needs.one': 'Il faut {count} surveillant pour cette salle (20 candidats chacun au plus).',
  'staff.needs.many': 'Il faut {count} surveillants pour cette salle (20 candidats chacun au plus).',
  'staff.missing.one': 'Il manque {count} surveillant',
  'staff.missing.many': 'Il manque {count} surveillants',
} as const;
