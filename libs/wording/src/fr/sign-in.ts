/** L'entrée du surveillant et le relais. */
export const signIn = {
  'signIn.product': 'Vigie, supervision des certifications',
  'signIn.title': 'Espace surveillant',
  'signIn.hint': 'Le numéro et le mot de passe sont dans le kit surveillant.',
  'signIn.sessionNumber': 'Numéro de session',
  'signIn.password': 'Mot de passe surveillant',
  'signIn.submit': 'Entrer dans la session',
  'who.title': 'Qui êtes-vous ?',
  'who.hint': 'Session {number}. Votre nom signera chacune de vos actions.',
  'who.list': 'Surveillants de la session',
  'who.other': 'Un autre nom',
  'who.typed': 'Prénom et nom',
  'who.submit': 'Continuer sous ce nom',
  'handOver.hint': '{me} surveille en ce moment. La page reste ouverte : seul le nom change.',
} as const;
