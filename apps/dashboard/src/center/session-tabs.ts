/** The pages of one session, in the order of the administrator's work: each is the route `session-…`. */
export const SESSION_TABS = ['details', 'candidates', 'check-lists', 'documents', 'finalisation'] as const;
