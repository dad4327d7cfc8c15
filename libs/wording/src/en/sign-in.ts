/** How the invigilator comes in, and hands over. */
export const signIn = {
  'signIn.product': 'Vigie, certification supervision',
  'signIn.title': 'Invigilator’s space',
  'signIn.hint': 'Number and password are in the invigilator kit.',
  'signIn.sessionNumber': 'Session number',
  'signIn.password': 'Invigilator password',
  'signIn.submit': 'Enter the session',
  'who.title': 'Who are you?',
  'who.hint': 'Session {number}. Your name will sign each of your actions.',
  'who.list': 'Invigilators of the session',
  'who.other': 'Another name',
  'who.typed': 'First and last name',
  'who.submit': 'Continue under this name',
  'handOver.hint': '{me} is invigilating. The page stays open: only the name changes.',
} as const;
