import { checkSettings } from '@sallyport/shared/check-settings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuthenticationModule } from '../authentication-module.ts'
import { type ForecastInput, SERVICE_CONDITIONS, type ServiceCondition } from '../step-forecast.ts'
import type { StepContext, StepUser } from '../step-context.ts'
import type { StepOutcome } from '../step-outcome.ts'
import type { PromptField, StepPrompt } from '../step-prompt.type.ts'

/** Codes that the engine owns and that any module may use. */
const ENGINE_CODES: ReadonlySet<string> = new Set(['LOGON_LOCKED', 'ANSWER_WRONG_KIND'])
const MAX_MOVES = 20
const FAKE: StepUser = { id: '', username: 'nobody-has-this-name', displayName: null, email: null, fake: true }

/** What a module's test hands over, so that the contract can play it from begin to pass. */
export interface ModuleContractSubject {
  module: AuthenticationModule
  /** A new logon at this step, able to pass it. */
  createContext(): StepContext
  /**
   * What a person does at a prompt on the way to passing: values for rendered fields by name, or `null` after having done something
   * elsewhere (approved on a phone), when the module is expected to hear of it by itself.
   */
  act(prompt: StepPrompt): Promise<Record<string, string> | null>
  stop?(): Promise<void>
}

/** What every module promises the engine, the administrators and the clients, whatever it does. */
export function describeModuleContract(name: string, create: () => Promise<ModuleContractSubject>): void {
  describe(`the contract of module "${name}"`, () => {
    let subject: ModuleContractSubject
    let module: AuthenticationModule
    beforeAll(async () => {
      subject = await create()
      module = subject.module
    })
    afterAll(() => subject.stop?.())

    it('its id, texts and codes are there, once each', () => {
      expect(module.id).toBe(name)
      expect(module.title).not.toBe('')
      expect(module.description).toMatch(/\.$/)
      expect(new Set(module.errorCodes.map(({ code }) => code)).size).toBe(module.errorCodes.length)
      for (const { code, message, hint } of module.errorCodes) {
        expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
        expect(message, code).toMatch(/\S/)
        expect(hint, code).toMatch(/\S/)
      }
    })

    it('its options have valid defaults, so that a click adds it to a scheme', () => {
      expect(checkSettings(module.step.options, {}, { complete: true }).problems).toEqual([])
      for (const fields of [module.settings.fields, module.step.options])
        for (const [field, definition] of Object.entries(fields))
          if ('default' in definition && definition.default !== undefined)
            expect(checkSettings(fields, { [field]: definition.default }).problems).toEqual([])
    })

    it('passes by the generic fields alone, from state that was stored and read back, with no secret in any prompt', async () => {
      const { context, outcome, prompts } = await play(subject)
      expect(outcome.kind, JSON.stringify(outcome)).toBe('passed')
      const shown = JSON.stringify(prompts)
      for (const secret of Object.values(context.secrets)) if (secret) expect(shown).not.toContain(secret)
      for (const prompt of prompts) {
        expect(prompt.module).toBe(module.id)
        expect(module.step.prompts.some(({ type }) => prompt instanceof type)).toBe(true)
        expect(prompt.title).not.toBe('')
        prompt.fields.forEach(checkField)
      }
    })

    it('carries only its own codes', async () => {
      const { outcomes } = await play(subject)
      const own = new Set(module.errorCodes.map(({ code }) => code))
      for (const outcome of outcomes)
        if ('code' in outcome) expect(own.has(outcome.code) || ENGINE_CODES.has(outcome.code), outcome.code).toBe(true)
    })

    it('is forecast to pass when it does, and by prompts of its own', async () => {
      const { context, outcome } = await play(subject)
      expect(outcome.kind).toBe('passed')
      const forecast = module.analysis!.forecast(toForecastInput(module, context, 'approves'))
      expect(forecast, JSON.stringify(forecast)).toMatchObject({ result: 'passes' })
      const own = new Set(module.step.prompts.map(({ type }) => type.name))
      for (const prompt of forecast.prompts) expect(own.has(prompt), prompt).toBe(true)
    })

    it('is forecast whatever its service does, the same each time, by its own codes, from its input alone', () => {
      const own = new Set(module.errorCodes.map(({ code }) => code))
      for (const condition of SERVICE_CONDITIONS)
        for (const user of [{}, { enabled: false }, { hasPassword: false }, { email: null }]) {
          const base = toForecastInput(module, subject.createContext(), condition)
          const input = freeze({ ...base, user: { ...base.user, ...user } })
          const forecast = module.analysis!.forecast(input)
          expect(module.analysis!.forecast(input)).toEqual(forecast)
          if (forecast.result === 'passes') expect(forecast.method).not.toBe('')
          else {
            expect(own.has(forecast.code) || ENGINE_CODES.has(forecast.code), forecast.code).toBe(true)
            expect(forecast.why).toMatch(/\.$/)
          }
        }
    })

    it('makes no answer of fields that are not its own', async () => {
      const { context, first } = await begin(subject)
      void context
      if (!('state' in first)) return
      for (const fields of [
        new Map([['approved', 'true']]),
        new Map([['result', 'allow']]),
        new Map([['txid', 'x']]),
      ]) {
        const answer = module.step.behavior.fromFields(fields, first.state)
        if (answer !== null)
          expect(module.step.behavior.isPoll?.(answer) ?? false, 'an unknown field must not be more than a poll').toBe(
            true,
          )
      }
    })

    it('never takes the stand-in of an unknown name for somebody', async () => {
      // A step that neither says nor proves who somebody is may pass for anybody.
      if (module.category === 'OTHER' || module.category === 'FLOW') return
      const context = { ...subject.createContext(), user: FAKE, enrollment: null }
      const first = await settle(module.step.behavior.begin(context))
      if (first === 'threw' || !('state' in first) || first.state === undefined) {
        expect(first === 'threw' || first.kind === 'denied').toBe(true)
        return
      }
      const prompt = module.step.behavior.toPrompt(first.state)
      const typed = await subject.act(prompt)
      const answer = typed && module.step.behavior.fromFields(new Map(Object.entries(typed)), first.state)
      if (!answer) return
      const outcome = await settle(module.step.behavior.answer(context, first.state, answer))
      expect(outcome === 'threw' || outcome.kind !== 'passed').toBe(true)
    })
  })
}

function toForecastInput(
  module: AuthenticationModule,
  context: StepContext,
  condition: ServiceCondition,
): ForecastInput {
  const { user, enrollment, profile, settings, options, secrets, client, earlierModules } = context
  const { id, username, email } = user ?? { id: 'usr_1', username: 'person', email: null }
  return {
    user: {
      id,
      username,
      email,
      enabled: true,
      roles: ['administrator', 'user'],
      hasPassword: true,
      initialPasswordExpiresAt: null,
      recoveryCodes: 1,
    },
    profile: {
      enrollment,
      externalName: profile.externalName,
      name: profile.externalName ?? module.enrollment?.externalName?.toName(settings, { username, email }) ?? '',
      isNameTaken: false,
      hasEnrollmentCode: false,
    },
    options,
    settings,
    secretsSet: Object.keys(secrets),
    configured: true,
    condition,
    ipAddress: client.ipAddress ?? '203.0.113.1',
    accessType: { key: context.accessType, isForBrowsers: true },
    earlierModules,
    now: context.now(),
  }
}

/** Makes every attempt to change the value throw. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) freeze(part)
  return value
}

async function begin(subject: ModuleContractSubject): Promise<{ context: StepContext; first: StepOutcome }> {
  const context = subject.createContext()
  return { context, first: await subject.module.step.behavior.begin(context) }
}

/** Plays a step as the engine and a client that knows only fields would. */
async function play(subject: ModuleContractSubject) {
  const { behavior } = subject.module.step
  const { context, first } = await begin(subject)
  const outcomes: StepOutcome[] = [first]
  const prompts: StepPrompt[] = []
  let outcome = first
  let state: unknown
  for (let move = 0; move < MAX_MOVES && outcome.kind !== 'passed' && outcome.kind !== 'denied'; move++) {
    if ('state' in outcome && outcome.state !== undefined) state = JSON.parse(JSON.stringify(outcome.state))
    const prompt = behavior.toPrompt(state)
    expect(behavior.toPrompt(JSON.parse(JSON.stringify(state))), 'a prompt must depend on its state alone').toEqual(
      prompt,
    )
    prompts.push(prompt)
    const type = behavior.toPromptType?.(state) ?? subject.module.step.prompts[0]!.type
    expect(prompt, 'the type must be that of the prompt').toBeInstanceOf(type)
    const typed = await subject.act(prompt)
    if (typed === null) outcome = await behavior.awaitChange!(context, state, AbortSignal.timeout(20_000))
    else {
      const answer = behavior.fromFields(new Map(Object.entries(typed)), state)
      expect(answer, `fields ${Object.keys(typed)} must make an answer`).not.toBeNull()
      outcome = await behavior.answer(context, state, answer)
    }
    outcomes.push(outcome)
  }
  return { context, outcome, outcomes, prompts }
}

function checkField(field: PromptField): void {
  expect(field.name).toMatch(/^[a-zA-Z][a-zA-Z0-9]*$/)
  expect(field.label).not.toBe('')
  if (field.kind === 'CHOICE') expect(field.options.length, field.name).toBeGreaterThan(0)
  if (field.kind === 'IMAGE') expect(field.value).toMatch(/^data:image\//)
  if (field.kind === 'PASSWORD' || field.kind === 'CODE') expect(field.value).toBeNull()
}

async function settle(promise: Promise<StepOutcome>): Promise<StepOutcome | 'threw'> {
  try {
    return await promise
  } catch {
    return 'threw'
  }
}
