import { Arg, Ctx, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { BadInputError } from '../../errors/common-errors.ts'
import { Public } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { Clock } from '../../lib/clock.ts'
import type { LogonEngine } from '../lifecycle/logon-engine.ts'
import type { LogonResult } from '../lifecycle/logon-result.ts'
import type { LogonStarter } from '../lifecycle/logon-starter.ts'
import { MAX_WAIT_SECONDS } from '../limits.ts'
import type { LogonWaiters } from '../signals/waiters.ts'
import { awaitMove } from './await-move.ts'
import type { LogonPresenter } from './logon-presenter.ts'
import { Logon, StartLogonInput, SubmitStepInput } from './logon.type.ts'
import type { SessionHandOver } from './session-hand-over.ts'

/** What the event-stream transport adds to the context. */
export interface StreamContext extends RequestContext {
  followLogon(token: string): Promise<AsyncIterable<Logon>>
}

export interface LogonResolverOptions {
  starter: LogonStarter
  engine: LogonEngine
  presenter: LogonPresenter
  sessions: SessionHandOver
  waiters: LogonWaiters
  clock: Clock
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
    return this.#present(await this.options.engine.submit(input.token, input.answer, context), context)
  }

  @Public()
  @Mutation(() => Logon, { description: 'Turns a logon that is ready into a session.' })
  async finishLogon(@Arg('token', () => String) token: string, @Ctx() context: RequestContext): Promise<Logon> {
    return this.#present(await this.options.engine.finish(token, context), context)
  }

  @Public()
  @Mutation(() => Boolean, {
    description: 'Gives a logon up; a pending push no longer counts. False if it was over already.',
  })
  cancelLogon(@Arg('token', () => String) token: string, @Ctx() context: RequestContext): Promise<boolean> {
    return this.options.engine.cancel(token, context)
  }

  @Public()
  @Query(() => Logon, {
    description:
      'Reads a logon and changes nothing. Any token of the logon reads. With waitSeconds (30 at most) it answers as soon as the logon moves on from the token’s state.',
  })
  async logon(
    @Arg('token', () => String) token: string,
    @Arg('waitSeconds', () => Int, { defaultValue: 0 }) waitSeconds: number,
    @Ctx() context: RequestContext,
  ): Promise<Logon> {
    if (waitSeconds < 0 || waitSeconds > MAX_WAIT_SECONDS)
      throw new BadInputError(`waitSeconds must be between 0 and ${MAX_WAIT_SECONDS}.`)
    const row = await awaitMove(this.options, token, waitSeconds, context)
    return this.options.presenter.present({ row, sessionToken: null })
  }

  @Public()
  @Subscription(() => Logon, {
    description: 'The current state first, then every change, until the logon has ended.',
    // A decorator has no `this`: the stream comes with the context of the event-stream transport.
    subscribe: ({ args, context }) => (context as StreamContext).followLogon((args as { token: string }).token),
  })
  logonChanged(@Root() logon: Logon, @Arg('token', () => String) _token: string): Logon {
    return logon
  }

  async #present(result: LogonResult, context: RequestContext): Promise<Logon> {
    return this.options.presenter.present(await this.options.sessions.handOver(result, context))
  }
}
