import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { BadInputError } from '../errors/common-errors.ts'
import { Public } from '../graphql/authorization.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import type { Clock } from '../lib/clock.ts'
import type { PinnedScheme, SchemeReader } from '../schemes/versions/scheme-reader.ts'
import { Session } from '../people/sessions/session.type.ts'
import type { LogonEngine, LogonResult } from './logon-engine.ts'
import { MAX_WAIT_SECONDS } from './logon-limits.ts'
import type { LogonStarter } from './logon-starter.ts'
import type { RememberedBrowsers } from './remembered-browsers.ts'
import type { LogonRow } from './logon.statements.ts'
import type { LogonPresenter } from './logon-presenter.ts'
import { checkReaders, createWait, type LogonWaiters } from './logon-waiters.ts'
import { Logon, LogonCompleted, StartLogonInput, SubmitStepInput } from './logon.type.ts'

/** What the event-stream transport adds to the context. */
export interface StreamContext extends RequestContext {
  followLogon(token: string): Promise<AsyncIterable<Logon>>
}

export interface LogonResolverOptions {
  starter: LogonStarter
  engine: LogonEngine
  presenter: LogonPresenter
  waiters: LogonWaiters
  schemes: SchemeReader
  clock: Clock
  remembered: Pick<RememberedBrowsers, 'toCookie'>
  /** Whether a step of this scheme may have browsers remember something. */
  remembersBrowsers: (scheme: PinnedScheme) => boolean
}

@Resolver(() => Logon)
export class LogonResolver {
  constructor(private readonly options: LogonResolverOptions) {}

  @Public()
  @Mutation(() => Logon, {
    description:
      'Begins a logon with the published scheme of an access type. Nothing is asked of the user’s factors yet.',
  })
  async startLogon(
    @Arg('input', () => StartLogonInput) input: StartLogonInput,
    @Ctx() context: RequestContext,
  ): Promise<Logon> {
    const { cookie, ...result } = await this.options.starter.start(
      { accessType: input.accessType, returnTo: input.returnTo ?? null },
      context,
    )
    if (cookie !== null) context.cookies.setLogon(cookie)
    return this.options.presenter.present(result)
  }

  @Public()
  @Mutation(() => Logon, { description: 'Answers the current prompt and returns at once: it never waits for a phone.' })
  async submitStep(
    @Arg('input', () => SubmitStepInput) input: SubmitStepInput,
    @Ctx() context: RequestContext,
  ): Promise<Logon> {
    return this.#handOver(await this.options.engine.submit(input.token, input.answer, context), context)
  }

  @Public()
  @Mutation(() => Logon, { description: 'Turns a logon that is ready into a session.' })
  async finishLogon(@Arg('token', () => String) token: string, @Ctx() context: RequestContext): Promise<Logon> {
    return this.#handOver(await this.options.engine.finish(token, context), context)
  }

  @Public()
  @Mutation(() => Boolean, {
    description: 'Gives a logon up; a pending push is no longer honored. False when it was over already.',
  })
  cancelLogon(@Arg('token', () => String) token: string, @Ctx() context: RequestContext): Promise<boolean> {
    return this.options.engine.cancel(token, context)
  }

  @Public()
  @Query(() => Logon, {
    description:
      'Reads a logon and changes nothing. Any token of the logon reads; with waitSeconds (30 at most) it answers as soon as the logon moves on from the token’s state.',
  })
  async logon(
    @Arg('token', () => String) token: string,
    @Arg('waitSeconds', () => Int, { defaultValue: 0 }) waitSeconds: number,
    @Ctx() context: RequestContext,
  ): Promise<Logon> {
    if (waitSeconds < 0 || waitSeconds > MAX_WAIT_SECONDS)
      throw new BadInputError(`waitSeconds must be between 0 and ${MAX_WAIT_SECONDS}.`)
    const { engine, presenter, clock } = this.options
    const first = await engine.read(token, context)
    if (waitSeconds === 0 || first.row.ended_at !== null || first.token.revision < first.row.revision)
      return presenter.present({ row: first.row, sessionToken: null })
    checkReaders(this.options.waiters, first.row.id, clock.now())
    const wait = createWait(this.options.waiters, first.row.id)
    const deadline = Math.min(clock.now() + waitSeconds * 1_000, first.row.expires_at)
    try {
      // Read again after subscribing: what moved in between is not missed.
      for (;;) {
        const { row } = await engine.read(token, context)
        const remaining = deadline - clock.now()
        if (row.ended_at !== null || row.revision > first.token.revision || remaining <= 0)
          return presenter.present({ row, sessionToken: null })
        await wait.next(remaining, context.signal)
        if (context.signal?.aborted) return presenter.present({ row, sessionToken: null })
      }
    } finally {
      wait.stop()
    }
  }

  @Public()
  @Subscription(() => Logon, {
    description: 'The current state first, then every change, until the logon has ended.',
    // `this` is not to be had in a decorator: the stream comes with the context of the event-stream transport.
    subscribe: ({ args, context }) => (context as StreamContext).followLogon((args as { token: string }).token),
  })
  logonChanged(@Root() logon: Logon, @Arg('token', () => String) _token: string): Logon {
    return logon
  }

  async #handOver({ row, sessionToken, ...rest }: LogonResult, context: RequestContext): Promise<Logon> {
    if (sessionToken === null) return this.options.presenter.present({ row, sessionToken, ...rest })
    const accessType = await this.options.schemes.findAccessType(row.access_type)
    // Removed meanwhile, and the session with it.
    if (!accessType) return this.options.presenter.present({ row, sessionToken: null })
    if (accessType.sessionDelivery === 'TOKEN') return this.options.presenter.present({ row, sessionToken })
    await this.#setRemembered(row, context)
    context.cookies.setSession(sessionToken, row.ended_at! + accessType.sessionLifeMs)
    return this.options.presenter.present({ row, sessionToken: null })
  }

  /** NOTE only with the session: a browser must not come to remember anything of a logon that it has not completed. */
  async #setRemembered(row: LogonRow, context: RequestContext): Promise<void> {
    const { remembered, remembersBrowsers, schemes } = this.options
    if (!remembersBrowsers(await schemes.getVersion(row.scheme, row.version))) return
    const cookie = await remembered.toCookie(row, context.rememberedCookie)
    if (cookie) context.cookies.setRemembered(cookie.value, cookie.expiresAt)
  }
}

/** The session of a completed logon. */

@Resolver(() => LogonCompleted)
export class LogonCompletedResolver {
  constructor(private readonly getSession: (id: string) => Promise<Session>) {}

  @FieldResolver(() => Session)
  session(@Root() logon: LogonCompleted): Promise<Session> {
    return this.getSession(logon.sessionId)
  }
}
