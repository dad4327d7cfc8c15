/** La salle en liste. */
export const list = {
  'view.list': 'Afficher en liste',
  'view.grid': 'Afficher en tuiles',
  'list.seat': 'Place',
  'list.name': 'Nom',
  'list.state': 'État',
  'list.calls': 'Appel',
  'list.link': 'Lien',
  'list.challenge': 'Épreuve',
  'list.left': 'Reste',
  'list.extra': 'Majoré',
  'list.saved': 'Enregistré',
  'list.linked': 'Relié',
  'list.lost': 'Perdu à {at}',
} as const;
