/** Ce qu’un candidat signale (R7) : les mêmes mots chez lui et chez le surveillant. */
export const alertReasons = {
  'reason.image': 'une image ne s’affiche pas',
  'reason.attachment': 'un fichier ne s’ouvre pas',
  'reason.display': 'l’épreuve s’affiche mal',
  'reason.siteUnavailable': 'un site ne répond pas',
  'reason.siteBlocked': 'un site est bloqué',
  'reason.software': 'un logiciel ne marche pas',
  'reason.focusLost': 'la page a été quittée sans le vouloir',
  'reason.skippedByMistake': 'une épreuve passée par erreur',
  'reason.accessibility': 'une difficulté d’accessibilité',
  'reason.other': 'autre chose',
} as const;
