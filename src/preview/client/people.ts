/** Somebody in the channel. The ids are of our own making, in Discord's form. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
}

export const you: Person = { id: "800000000000000001", name: "Robin", bot: false };
export const friend: Person = { id: "800000000000000002", name: "Nadia", bot: false };
export const bot: Person = { id: "500000000000000001", name: "Olive Branch", bot: true };
export const people: readonly Person[] = [you, friend, bot];

export const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? "somebody";
