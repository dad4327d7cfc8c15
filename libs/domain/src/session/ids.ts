type Id<Kind extends string> = string & { readonly __id: Kind };

export type SessionId = Id<'session'>;
export type CenterId = Id<'center'>;
/** Somebody with an account (an administrator): e-mail and password. */
export type UserId = Id<'user'>;
export type CandidateId = Id<'candidate'>;
/** A person named somewhere (invigilator, corrected details): the name itself stands outside the journal. */
export type PersonId = Id<'person'>;
/** A free text kept outside the journal. */
export type NoteId = Id<'note'>;
/** One browser of one candidate: the id of its grant. */
export type DeviceId = Id<'device'>;
export type ConnectionId = Id<'connection'>;
/** One run of one server process: its boot id. */
export type NodeId = Id<'node'>;
/** One single-use link (R2): the id of its grant; its secret stands nowhere. */
export type JoiningLinkId = Id<'joiningLink'>;
export type ChallengeId = Id<'challenge'>;
