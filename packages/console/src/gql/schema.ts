/** A new access type. */
export type AccessTypeInput = {
  /** Users see it after they have been verified. At most 200 characters. */
  deniedText?: string | null | undefined;
  /** Programs name the access type by its key. The key never changes. Lowercase letters, digits and hyphens, e.g. "kiosk". */
  key: string;
  /** The name shown to users and administrators. At most 60 characters. */
  name: string;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  /** Where a logon can return to, besides this site: https://host, or https://host/path for all paths that begin with it. At most 20 entries. */
  returnUrls?: Array<string> | null | undefined;
  /** Only users with one of these roles can log on. Leave it empty to allow all users. At most 50 entries. */
  rolesAllowed?: Array<string> | null | undefined;
  /** Users with one of these roles can’t log on, even if another of their roles is allowed. At most 50 entries. */
  rolesDenied?: Array<string> | null | undefined;
  /** How a completed logon delivers its session. This never changes. */
  sessionDelivery: SessionDelivery;
  /** A session ends if it has not been used for this time. 1 to 60; 30 by default. */
  sessionIdleMinutes?: number | null | undefined;
  /** A session ends after this time, even if it is in use. 5 to 1440; 720 by default. */
  sessionMaxMinutes?: number | null | undefined;
};

/** Filters the list. Events have to match every field that is given. */
export type AuditFilter = {
  /** Beginning of the username of the person who acted. */
  actor?: string | null | undefined;
  code?: string | null | undefined;
  /** At this time or later. */
  from?: string | null | undefined;
  logonId?: string | null | undefined;
  module?: string | null | undefined;
  outcome?: AuditOutcome | null | undefined;
  reference?: string | null | undefined;
  /** Beginning of the username of the user concerned. */
  subject?: string | null | undefined;
  /** Before this time. */
  to?: string | null | undefined;
  type?: string | null | undefined;
};

/** Whether the operation succeeded. */
export type AuditOutcome =
  | 'FAILURE'
  | 'SUCCESS';

/** What was done to something. */
export type ChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'MOVED'
  | 'REMOVED';

/** A new password for the caller. */
export type ChangePasswordInput = {
  currentPassword: string;
  /** True to end the caller’s other sessions. */
  endOtherSessions?: boolean;
  newPassword: string;
};

/** The result of one part of a check. SKIPPED: an earlier part failed. */
export type CheckState =
  | 'FAILED'
  | 'PASSED'
  | 'SKIPPED';

/** How a service outside behaves. Services that are not named behave as on any day. */
export type ConditionInput = {
  /** See outsideServices. */
  condition: string;
  /** See outsideServices. */
  service: string;
};

/** A new API token. */
export type CreateApiTokenInput = {
  /** 1 to 366. */
  expiresInDays: number;
  /** The purpose of the token, 1 to 100 characters. */
  name: string;
  /** At least one, and only permissions that the caller has. */
  permissions: Array<string>;
};

/** A new user. */
export type CreateUserInput = {
  displayName?: string | null | undefined;
  email?: string | null | undefined;
  /** Without a password, the user can’t pass a password step until one is set. */
  password?: string | null | undefined;
  /** True for an initial password: the user has to choose another one at the next logon, within seven days. False by default. */
  passwordMustChange?: boolean | null | undefined;
  /** Roles of the user; "user" by default. */
  roles?: Array<string> | null | undefined;
  /** Unique in every spelling: case and Unicode form are ignored. */
  username: string;
};

/** An answer to the module "duo", of exactly one kind. */
export type DuoAnswer =
  {   /** true: back to the choice of device and factor. Sends nothing. */
  chooseAgain: boolean; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never;   /** The one-time code that an administrator has handed out, for a DuoEnrollmentCodePrompt. */
  enrollmentCode: string; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never;   /** From Duo Mobile, an SMS, a hardware token, or a bypass code. */
  passcode: string; phone?: never; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never;   /** Has Duo call. */
  phone: DuoDeviceInput; poll?: never; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never;   /** true: asks how things stand. Answers at once, does nothing, and completes the logon if it is through. */
  poll: boolean; push?: never; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never;   /** Sends a push, or sends it again. */
  push: DuoDeviceInput; remember?: never; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never;   /** Whether to remember this browser, for a DuoRememberPrompt. */
  remember: boolean; sms?: never; }
  |  { chooseAgain?: never; enrollmentCode?: never; passcode?: never; phone?: never; poll?: never; push?: never; remember?: never;   /** Sends passcodes by SMS; type one of them in afterwards. */
  sms: DuoDeviceInput; };

/** One of the user’s devices. */
export type DuoDeviceInput = {
  /** The id of a device from the prompt, or "auto" for the first one that can do it. */
  device?: string;
};

/** A way to confirm a logon with Duo. */
export type DuoFactor =
  /** The device shows passcodes to type in. */
  | 'PASSCODE'
  /** Duo calls; a key on the phone approves. */
  | 'PHONE'
  /** Duo Mobile shows a request to approve. */
  | 'PUSH'
  /** Duo sends passcodes to type in. */
  | 'SMS';

/** The parameters that Duo sent the browser back with, or a request for a new redirect. */
export type DuoUniversalAnswer = {
  /** "duo_code" of that address. */
  code?: string | null | undefined;
  /** "error" of that address, where there is no code. */
  error?: string | null | undefined;
  /** true: gives another address to be sent to. A return from the previous one no longer counts. */
  startAgain?: boolean | null | undefined;
  /** "state" of the address that Duo sent the browser back to. */
  state?: string | null | undefined;
};

/** The answer to one field of a prompt. */
export type FieldAnswer = {
  name: string;
  value: string;
};

/** A rule that every publication has to keep. */
export type InvariantInput = {
  accessTypes?: Array<string> | null | undefined;
  exception?: string | null | undefined;
  factors?: number | null | undefined;
  /** Of the one to change; a new one where it is left out. */
  id?: string | null | undefined;
  inside?: Array<string> | null | undefined;
  module?: string | null | undefined;
  name: string;
  never: InvariantNever;
  outside?: Array<string> | null | undefined;
  /** Why it is to be written down though it is broken now, in words; on record. */
  override?: string | null | undefined;
  /** The revision that you started from. */
  revision?: number | null | undefined;
  roles?: Array<string> | null | undefined;
};

/** What a logon must never come to. */
export type InvariantNever =
  /** Complete because a step passed without having asked, for a certain reason. */
  | 'COMPLETE_BY_EXCEPTION'
  /** Complete without the yes of a module. */
  | 'COMPLETE_WITHOUT'
  /** Complete with fewer modules that prove who it is. */
  | 'COMPLETE_WITH_FEWER_FACTORS';

/** Logons of everybody to simulate. */
export type MatrixInput = {
  accessType: string;
  conditions?: Array<ConditionInput> | null | undefined;
  draft?: boolean;
  ipAddress?: string | null | undefined;
  /** Only those whose logon comes to something else than by the published version. */
  onlyDifferent?: boolean;
  /** Only users with this role. */
  role?: string | null | undefined;
  steps?: Array<SchemeStepInput> | null | undefined;
  version?: number | null | undefined;
};

/** The role of a module in a scheme. */
export type ModuleCategory =
  /** Decides which steps come next. */
  | 'FLOW'
  /** Identifies the user. */
  | 'IDENTITY'
  /** Identifies and verifies the user. */
  | 'IDENTITY_AND_SECRET'
  /** Does neither, such as a rule about addresses. */
  | 'OTHER'
  /** Verifies the user. */
  | 'SECRET';

/** The answer to a NewPasswordPrompt. */
export type NewPasswordAnswer = {
  newPassword: string;
};

/** What becomes of a publication by which administrators could be locked out on a bad day, where no override says why. */
export type OnRisk =
  /** It goes live and takes itself back after the time of the publication policy, unless an administrator logs on through it. What lets nobody in even on an ordinary day is refused all the same. */
  | 'PROBATION'
  /** It is refused with the verdict (SCHEME_LOCKOUT). */
  | 'REFUSE';

/** The answer to a PasswordPrompt. */
export type PasswordAnswer = {
  password: string;
  /** Where the prompt asks for it. */
  username?: string | null | undefined;
};

/** How a field of a prompt is shown, or asked for. */
export type PromptFieldKind =
  | 'CHOICE'
  | 'CODE'
  | 'IMAGE'
  | 'LINK'
  | 'NOTE'
  | 'PASSWORD'
  | 'TEXT';

/** The publication of a draft, exactly as it was reviewed. */
export type PublishSchemeInput = {
  /** Takes itself back after so long (1 to 1440), unless an administrator has logged on through it. */
  confirmMinutes?: number | null | undefined;
  /** Number of the draft. */
  draft: number;
  /** Of the review. If what is live or the draft has changed since, nothing is published (SCHEME_REVIEW_STALE, SCHEME_DRAFT_STALE). */
  hash: string;
  /** Key of the scheme. */
  key: string;
  /** Why, for those who look at the versions later. */
  note?: string | null | undefined;
  /** Why it is to be published though administrators could be locked out or a rule of theirs is broken: 10 to 500 characters, for the audit log. It takes itself back then, unless it is confirmed. */
  override?: string | null | undefined;
  /** Ends the logons under way that began with another version, e.g. for a security fix; they may start again. */
  restartLogons?: boolean;
  /** What those who were logging on are told then: plain text, 200 characters at most. */
  restartReason?: string | null | undefined;
};

/** The answer to a RecoveryCodePrompt. */
export type RecoveryCodeAnswer = {
  /** Case, hyphens and spaces don’t count. */
  code: string;
  username: string;
};

/** A role with all of its fields. */
export type RoleInput = {
  /** The purpose of the role. At most 200 characters. */
  description?: string | null | undefined;
  /** Scripts and files name the role by it. It never changes. Lowercase letters, digits and hyphens, e.g. "helpdesk". */
  name: string;
  /** You can only grant permissions that you have yourself. */
  permissions: Array<string>;
  /** The revision that you started from. If there is a newer one, nothing is changed (ROLE_STALE). Leave it out to create a role. */
  revision?: number | null | undefined;
  /** The name shown to administrators. At most 60 characters. */
  title: string;
};

/** A whole flow, saved as one. */
export type SaveSchemeInput = {
  /** The version that you started from: if another was published since, nothing is saved (SCHEME_STALE). */
  basedOn?: number | null | undefined;
  /** The draft that you started from, 0 if there was none: if another was saved since, nothing is saved (SCHEME_DRAFT_STALE). */
  basedOnDraft?: number | null | undefined;
  /** Takes itself back after so long (1 to 1440), unless an administrator has logged on through it. */
  confirmMinutes?: number | null | undefined;
  /** Key of the scheme. */
  key: string;
  /** Why, for those who look at the versions later. */
  note?: string | null | undefined;
  onRisk?: OnRisk;
  /** Why it is to be published though administrators could be locked out or a rule of theirs is broken: 10 to 500 characters, for the audit log. It takes itself back then, unless it is confirmed. */
  override?: string | null | undefined;
  /** Whether new logons begin with it. A draft may break the rules of flows. */
  publish?: boolean;
  /** Ends the logons under way that began with another version, e.g. for a security fix; they may start again. */
  restartLogons?: boolean;
  /** What those who were logging on are told then: plain text, 200 characters at most. */
  restartReason?: string | null | undefined;
  /** In the order in which they are passed; 10 at most. */
  steps: Array<SchemeStepInput>;
};

/** One step of a flow. */
export type SchemeStepInput = {
  /** Id of the module. */
  module: string;
  /** By name; what is left out has its default. */
  options?: Record<string, unknown> | null | undefined;
};

/** How a completed logon hands its session over. */
export type SessionDelivery =
  /** In a cookie that scripts can’t read. */
  | 'COOKIE'
  /** Once, as a token in the answer. */
  | 'TOKEN';

/** A user’s name in the outside service of a module. */
export type SetExternalNameInput = {
  module: string;
  /** The name. Null for the one that the settings derive from the username. */
  name?: string | null | undefined;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  userId: string;
};

/** A new password for a user. */
export type SetPasswordInput = {
  /** Why an initial one is to be set though administrators could be locked out when it lapses (LOCKOUT): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  password: string;
  /** True for an initial password: the user has to choose another one at the next logon, within seven days. False by default. */
  passwordMustChange?: boolean | null | undefined;
  userId: string;
};

/** What a step of a simulated logon comes to. */
export type SimulatedOutcome =
  /** Doesn’t. */
  | 'BLOCKED'
  /** An earlier one doesn’t. */
  | 'NOT_REACHED'
  /** Lets the person on. */
  | 'PASSES';

/** A logon to simulate: by the published version, unless another one, the draft or steps are named. */
export type SimulationInput = {
  accessType: string;
  conditions?: Array<ConditionInput> | null | undefined;
  draft?: boolean;
  /** Where the logon comes from; an address of no special network where it is left out. */
  ipAddress?: string | null | undefined;
  steps?: Array<SchemeStepInput> | null | undefined;
  username: string;
  version?: number | null | undefined;
};

/** How a logon begins. */
export type StartLogonInput = {
  /** The key of an access type, e.g. "browser" or "client". */
  accessType?: string;
  /** Where to go afterwards: a path on this site, or a URL whose origin is allowed. Anything else is refused. */
  returnTo?: string | null | undefined;
};

/** An answer to the current prompt, of exactly one kind: the module’s own, or `fields`, which any module takes. */
export type StepAnswer =
  {   /** An answer to the module "duo". */
  duo: DuoAnswer; duoUniversal?: never; fields?: never; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never;   /** An answer to the module "duo-universal". */
  duoUniversal: DuoUniversalAnswer; fields?: never; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never;   /** The generic way: what was rendered from the prompt’s fields. */
  fields: Array<FieldAnswer>; newPassword?: never; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never;   /** Answers a NewPasswordPrompt. */
  newPassword: NewPasswordAnswer; password?: never; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never; newPassword?: never;   /** Answers a PasswordPrompt. */
  password: PasswordAnswer; recoveryCode?: never; }
  |  { duo?: never; duoUniversal?: never; fields?: never; newPassword?: never; password?: never;   /** Answers a RecoveryCodePrompt. */
  recoveryCode: RecoveryCodeAnswer; };

/** The reason why a step passed without asking the user. */
export type StepException =
  /** The outside service lets this user pass without asking. */
  | 'BYPASSED'
  /** The outside service was unreachable, and the step is set to pass then. */
  | 'FAILED_OPEN'
  /** The browser was remembered from an earlier logon. */
  | 'REMEMBERED';

/** An answer to a state of a logon. */
export type SubmitStepInput = {
  answer: StepAnswer;
  /** Of the state that is answered. The same token with the same answer gives the same result again. */
  token: string;
};

/** A change of an access type. What is left out stays as it is; null clears deniedText. */
export type UpdateAccessTypeInput = {
  /** Users see it after they have been verified. At most 200 characters. */
  deniedText?: string | null | undefined;
  /** Programs name the access type by its key. The key never changes. Lowercase letters, digits and hyphens, e.g. "kiosk". */
  key: string;
  /** The name shown to users and administrators. At most 60 characters. */
  name?: string | null | undefined;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  /** Where a logon can return to, besides this site: https://host, or https://host/path for all paths that begin with it. At most 20 entries. */
  returnUrls?: Array<string> | null | undefined;
  /** The revision that you started from: if there is a newer one, nothing is changed (ACCESS_TYPE_STALE). */
  revision?: number | null | undefined;
  /** Only users with one of these roles can log on. Leave it empty to allow all users. At most 50 entries. */
  rolesAllowed?: Array<string> | null | undefined;
  /** Users with one of these roles can’t log on, even if another of their roles is allowed. At most 50 entries. */
  rolesDenied?: Array<string> | null | undefined;
  /** A session ends if it has not been used for this time. 1 to 60; 30 by default. */
  sessionIdleMinutes?: number | null | undefined;
  /** A session ends after this time, even if it is in use. 5 to 1440; 720 by default. */
  sessionMaxMinutes?: number | null | undefined;
};

/** A change of a scheme beside its steps. What is left out stays as it is. */
export type UpdateSchemeInput = {
  /** A disabled scheme lets nobody in and ends its logons in flight. */
  enabled?: boolean | null | undefined;
  key: string;
  name?: string | null | undefined;
  /** Why it is to be done though administrators could be locked out: 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
};

/** A change of a module’s settings. */
export type UpdateSettingsInput = {
  /** Id of the module. */
  module: string;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  /** The revision that you started from. If there is a newer one, nothing is changed (SETTINGS_STALE). */
  revision?: number | null | undefined;
  /** Values by field name. A field that is left out stays unchanged; null clears it. */
  values: Record<string, unknown>;
};

/** A change of a user. A field that is left out stays unchanged; null clears displayName and email. */
export type UpdateUserInput = {
  displayName?: string | null | undefined;
  email?: string | null | undefined;
  /** Disabling ends the user’s sessions and logons at once. */
  enabled?: boolean | null | undefined;
  id: string;
  /** Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log. */
  override?: string | null | undefined;
  /** All roles of the user. They take effect with the next request of each session. */
  roles?: Array<string> | null | undefined;
};
