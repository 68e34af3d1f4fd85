import { ChannelType, PermissionFlagsBits } from "discord.js";

/** A permission that the daily post needs or could use, by Discord's name for it. */
export type PermissionName =
  | "ViewChannel"
  | "SendMessages"
  | "SendMessagesInThreads"
  | "EmbedLinks"
  | "CreatePublicThreads"
  | "MentionEveryone"
  | "ManageThreads"
  | "ReadMessageHistory";

export interface PermissionCheck {
  readonly permission: PermissionName;
  readonly has: boolean;
  /** Without it nothing is posted; otherwise only something is lost after a breakdown. */
  readonly required: boolean;
}

/** What is to be posted where, as far as permissions depend on it. */
export interface PostingPlace {
  readonly channelType: number;
  /** Opens a thread below each post. */
  readonly thread: boolean;
  /** Pings a role that not everybody may ping. */
  readonly pingsRole: boolean;
  readonly locked: boolean;
}

/** Channels that take messages (resources/channel, channel types), threads included. */
export const postableTypes = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
] as const;

export const isPostable = (type: number) => postableTypes.some((postable) => postable === type);
export const isThread = (type: number) =>
  type === ChannelType.AnnouncementThread ||
  type === ChannelType.PublicThread ||
  type === ChannelType.PrivateThread;
/** Threads grow below messages of text and announcement channels only. */
export const takesThreads = (type: number) =>
  type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;

/** Each permission that matters in this place, and whether `permissions` has it. */
export function checkPermissions(permissions: bigint, place: PostingPlace): readonly PermissionCheck[] {
  const check = (permission: PermissionName, required = true): PermissionCheck => ({
    permission,
    required,
    has: (permissions & (PermissionFlagsBits[permission] | PermissionFlagsBits.Administrator)) !== 0n,
  });
  return [
    check("ViewChannel"),
    check(isThread(place.channelType) ? "SendMessagesInThreads" : "SendMessages"),
    check("EmbedLinks"),
    ...(place.thread ? [check("CreatePublicThreads")] : []),
    ...(place.pingsRole ? [check("MentionEveryone")] : []),
    ...(place.locked ? [check("ManageThreads")] : []),
    check("ReadMessageHistory", false),
  ];
}

export interface Overwrite {
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/**
 * What a member may do in a channel: the roles' permissions, then what the channel denies and allows to everyone,
 * to the member's roles together, and to the member (topics/permissions, permission overwrites).
 */
export function permissionsIn(
  guildId: string,
  member: { readonly id: string; readonly roles: readonly string[] },
  roles: ReadonlyMap<string, bigint>,
  overwrites: readonly Overwrite[],
): bigint {
  const own = [guildId, ...member.roles];
  const base = own.reduce((bits, id) => bits | (roles.get(id) ?? 0n), 0n);
  if (base & PermissionFlagsBits.Administrator) return ~0n;
  const ofRoles = overwrites.filter(({ id }) => id !== guildId && member.roles.includes(id));
  const layers = [
    overwrites.filter(({ id }) => id === guildId),
    ofRoles,
    overwrites.filter(({ id }) => id === member.id),
  ];
  return layers.reduce(
    (bits, layer) =>
      (bits & ~layer.reduce((deny, overwrite) => deny | overwrite.deny, 0n)) |
      layer.reduce((allow, overwrite) => allow | overwrite.allow, 0n),
    base,
  );
}
