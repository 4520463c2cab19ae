import type { ErrorCode } from '@sallyport/shared/error-code'
import type { ModuleCategory } from '@sallyport/shared/module-category'
import type { SettingFields } from '@sallyport/shared/setting-field'
import type { ClassType } from 'type-graphql'
import type { StepContext } from './step-context.ts'
import type { ForecastInput, OutsideService, ServiceCondition, StepForecast } from './step-forecast.ts'
import type { StepAlarm, StepException, StepOutcome } from './step-outcome.ts'
import type { StepPrompt } from './step-prompt.type.ts'

/**
 * What a step does. It is called by the engine only, one call at a time per logon, and knows neither GraphQL nor the database:
 * everything it needs is in the context, everything it remembers is in its `State`.
 *
 * It must never wait for a person inside `begin` or `answer` (return `waiting` instead), never trust anything but the context
 * and its own state, and never put a secret into a prompt, an outcome's detail or an error.
 */
export interface ModuleStep<State = any, Answer = any> {
  /** The step's turn has come. Side effects (a push) happen here, never while a prompt is read. */
  begin(context: StepContext): Promise<StepOutcome<State>>
  /** An answer to the prompt that `state` describes. */
  answer(context: StepContext, state: State, answer: Answer): Promise<StepOutcome<State>>
  /** The prompt that `state` describes. Pure: it is called for every reader, on any node, any number of times. */
  toPrompt(state: State): StepPrompt
  /** The generic way: an answer made from rendered fields; null when they make none. */
  fromFields(fields: ReadonlyMap<string, string>, state: State): Answer | null

  // ── Abilities, found by presence ──

  /**
   * After `waiting`: resolves with the next thing that happens (another `waiting` for a mere change of status), however long
   * that takes; the engine bounds it by the logon's life and aborts it when the logon has moved on or the node stops.
   * It may be called again for the same state, by another node, after a restart: it must not do anything twice.
   */
  awaitChange?(context: StepContext, state: State, signal: AbortSignal): Promise<StepOutcome<State>>
  /** The logon was given up at this step: gives back early what the step holds. Nothing depends on it; it may never be called. */
  cancel?(context: StepContext, state: State): Promise<void>
  /** Whether an answer merely asks how things stand. The engine answers it by itself: nothing is done, the token stays. */
  isPoll?(answer: Answer): boolean
}

/** One of the things that a check of the settings looked at, e.g. "signature". */
export interface CheckItem {
  name: string
  label: string
  state: 'PASSED' | 'FAILED' | 'SKIPPED'
  /** What was found, and what to do about it. */
  message: string | null
}
export interface CheckResult {
  ok: boolean
  /** Stable, e.g. DUO_OK, DUO_BAD_CREDENTIALS. */
  code: string
  message: string
  latencyMs: number | null
  checks: CheckItem[]
}

/** What a module's settings look like to itself, when they are checked outside a logon. */
export interface ModuleSettingsView {
  settings: Readonly<Record<string, unknown>>
  secrets: Readonly<Record<string, string | undefined>>
}

/** A field of the `StepAnswer` input. */
export interface ModuleAnswerDefinition {
  name: string
  type: () => ClassType
  description: string
}

/** All forms in which a module can be answered. */
export const listAnswers = ({ answer, moreAnswers = [] }: AuthenticationModule): ModuleAnswerDefinition[] => [
  answer,
  ...moreAnswers,
]

/** A metric in the words of Prometheus. */
export interface MetricFamily {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  /** `suffix` is `_bucket`, `_sum` or `_count` of a histogram. */
  samples: { suffix?: string; labels?: Readonly<Record<string, string>>; value: number }[]
}

/** Something to know about a step that is live. */
export interface StepAdvice {
  /** Stable, e.g. DUO_FAILS_OPEN. */
  code: string
  message: string
  /** The kind of alarm that tells how many logons it has come to already. */
  counts?: StepAlarm['kind']
}
/** An audit event as far as advice may go by it. */
export interface SeenEvent {
  code: string | null
  details: Readonly<Record<string, unknown>>
}

/**
 * A kind of step that can be put into a scheme: a folder of `modules/` with this as its manifest, and a line in
 * `modules/index.ts`. The engine, the API and the console learn everything about it from here.
 */
export interface AuthenticationModule {
  /** Lower-case words joined by hyphens; stored in schemes, never changed. */
  id: string
  title: string
  /** One sentence for an administrator who chooses modules. */
  description: string
  category: ModuleCategory
  /** True where the step must not be reachable by a bare name (it disturbs somebody, or tells who exists). */
  needsSecretBefore?: boolean
  /** True where the step sends a browser somewhere, so that no other client can pass it. */
  needsBrowser?: boolean
  /** True where it belongs to a flow that is part of the program: administrators can put it into no other. */
  onlyBuiltIn?: boolean
  /** Server-wide, on the Settings page. */
  settings: SettingFields
  /** Per step of a scheme. */
  stepOptions: SettingFields
  /**
   * Fields that a secret is sent to or used with, e.g. an API hostname. When one of them changes, the secrets have to be typed
   * again: otherwise whoever may change it could have the stored secret sent to a host of their own.
   */
  secretsBoundTo?: readonly string[]
  /** Every code that an outcome or a check of this module can carry. */
  errorCodes: readonly ErrorCode[]
  /** GraphQL object types that implement StepPrompt. */
  promptTypes: readonly ClassType<StepPrompt>[]
  /** The field that this module adds to the `StepAnswer` input, and its input type. */
  answer: ModuleAnswerDefinition
  /** Where a later prompt of the module wants an answer of another form: more such fields. */
  moreAnswers?: readonly ModuleAnswerDefinition[]
  step: ModuleStep
  /** More rules for settings than their fields can say, e.g. which hosts are allowed. Problems carry a field name. */
  checkValues?(values: Readonly<Record<string, unknown>>): { field: string; code: string; message: string }[]
  /** "Check the connection": looks at the stored settings from outside a logon. */
  checkSettings?(view: ModuleSettingsView): Promise<CheckResult>
  /** Whether administrators can hand out one-time enrollment codes for this module. */
  usesEnrollmentCodes?: boolean
  /** How the user is named at the other side, where administrators can set that user by user. */
  externalName?: {
    label: string
    help: string
    /** By the settings alone; empty where an attribute is missing. */
    toName(settings: Readonly<Record<string, unknown>>, user: { username: string; email: string | null }): string
  }
  /** Whether a step with these options may have browsers remember something. */
  remembersBrowsers?(options: Readonly<Record<string, unknown>>): boolean
  /** What to warn of where this step is live. `seen`: the latest events of the module in that scheme, newest first. */
  adviseStep?(options: Readonly<Record<string, unknown>>, seen: readonly SeenEvent[]): StepAdvice[]
  /** The service that the step hangs on, where it hangs on one. */
  outsideService?: OutsideService
  /**
   * What the step would come to, told from what is stored and from how the outside service behaves; for proofs and simulations.
   * Calls nobody and shares no deciding code with `step`: tests compare the two.
   */
  forecast?(input: ForecastInput): StepForecast
  /** How the outside service must have behaved for a step to end so; null where that can't be told. For what another flow would have made of it. */
  inferCondition?(end: { code: string | null; exception: StepException | null }): ServiceCondition | null
  /** Networks (CIDR) that a step with these options goes by. */
  networksOf?(options: Readonly<Record<string, unknown>>): string[]
  /** For /metrics. */
  collectMetrics?(): MetricFamily[]
  /** For /readyz: a word on the other side's health, null while nothing is known. It never takes the node out. */
  describeHealth?(): string | null
  /** Frees connections and timers when the node stops. */
  stop?(): Promise<void>
}
