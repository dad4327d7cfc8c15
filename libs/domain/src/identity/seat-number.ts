/** R1, R2: the number of a seat, and of the PC that stands there. */
export const SEAT_NUMBER = /^[A-Za-z0-9-]{1,8}$/;

export const isSeatNumber = (text: string): boolean => SEAT_NUMBER.test(text);

/** Written « a12 » on one side and « A12 » on the other, it is one place. */
export const isSameSeat = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();
