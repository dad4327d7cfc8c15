/** L'adresse et les liens de connexion. */
export const joining = {
  'address.hint': 'Les candidats ouvrent cette adresse sur leur poste. Le numéro de session y est déjà.',
  'address.qr': 'Code QR de cette adresse',
  'address.copy': 'Copier l’adresse',
  'address.copied': 'Adresse copiée',
  'address.loopback':
    '{host} n’existe que sur ce poste. Ouvrez cette page par l’adresse du serveur pour obtenir celle des candidats.',
  'link.title': 'Connexion',
  'link.hand': 'Lien de connexion à usage unique',
  'link.homonym': 'Homonyme : remettre un lien',
  'link.homonymWhy':
    'Un autre candidat a les mêmes nom, prénom et date de naissance : le formulaire ne peut pas les distinguer.',
  'link.out': 'Un lien est remis, valable jusqu’à {at}. Un nouveau le remplacerait.',
  'link.for': 'Pour {name}. Ce lien n’ouvre qu’une fois : remettez-le à cette personne seulement.',
  'link.left': 'Valable encore {left}',
  'link.used': 'Ce lien a servi.',
  'link.replaced': 'Un autre lien a été remis depuis : celui-ci n’ouvre plus rien.',
  'link.over': 'Ce lien n’est plus valable.',
  'link.another': 'Remettre un autre lien',
} as const;
