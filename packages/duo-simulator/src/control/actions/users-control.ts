import type { Simulation } from '../../account/simulation.ts'
import { USER_STATUSES, type UserView } from '../../contract/users.ts'
import { ControlError } from '../../lib/control-error.ts'
import { randomDigits, randomDuoId } from '../../lib/random-ids.ts'
import type { User } from '../../state/model.ts'
import { createUserRecord } from '../../state/user-record.ts'
import { toUserView } from '../views/user-view.ts'
import { Input } from './input.ts'

const BYPASS_CODE_DIGITS = 9
const MAX_BYPASS_CODES = 10

/** The actions on the admin panel's page "Users". */
export class UsersControl {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  list(): UserView[] {
    return [...this.#simulation.state.users.values()].map((user) => this.#toView(user))
  }

  view(username: string): UserView {
    return this.#toView(this.get(username))
  }

  create(input: unknown): UserView {
    const fields = new Input(input).allowOnly('username', 'status', 'aliases', 'bypassCodes')
    const username = fields.text('username')
    const aliases = fields.findTexts('aliases') ?? []
    this.#expectFreeNames([username, ...aliases], null)
    const user = createUserRecord({
      userId: randomDuoId('DU'),
      username,
      aliases,
      createdAt: this.#simulation.now(),
      status: fields.findOneOf('status', USER_STATUSES) ?? 'active',
      bypassCodes: fields.findTexts('bypassCodes') ?? [],
    })
    return this.#put(user, 'created')
  }

  update(username: string, input: unknown): UserView {
    const fields = new Input(input).allowOnly('username', 'status', 'aliases', 'bypassCodes')
    const user = this.get(username)
    const names = {
      username: fields.findText('username') || user.username,
      aliases: fields.findTexts('aliases') ?? user.aliases,
    }
    this.#expectFreeNames([names.username, ...names.aliases], user)
    const status = fields.findOneOf('status', USER_STATUSES) ?? user.status
    const bypassCodes = fields.findTexts('bypassCodes') ?? user.bypassCodes
    const isUnlocked = user.status === 'locked_out' && status !== 'locked_out'
    const lockedOutAt = status !== 'locked_out' ? null : (user.lockedOutAt ?? this.#simulation.now())
    const wrongPasscodesInARow = isUnlocked ? 0 : user.wrongPasscodesInARow
    return this.#put({ ...user, ...names, status, bypassCodes, lockedOutAt, wrongPasscodesInARow }, 'updated')
  }

  remove(username: string): void {
    const user = this.get(username)
    this.#simulation.transactions.endMatching(({ userId }) => userId === user.userId)
    this.#simulation.state.removeUser(user)
    this.#simulation.changes.publish('users', { kind: 'removed', username: user.username })
  }

  /** Adds bypass codes, each valid once. */
  createBypassCodes(username: string, input: unknown): string[] {
    const count = new Input(input).allowOnly('count').findInteger('count', 1, MAX_BYPASS_CODES) ?? 1
    const user = this.get(username)
    const codes = Array.from({ length: count }, () => randomDigits(BYPASS_CODE_DIGITS))
    this.#put({ ...user, bypassCodes: [...user.bypassCodes, ...codes] }, 'updated')
    return codes
  }

  get(username: string): User {
    const user = this.#simulation.state.findUserByName(username)
    if (!user)
      throw new ControlError(404, 'unknown_user', `There is no user "${username}". List them with GET /control/users.`)
    return user
  }

  #expectFreeNames(names: readonly string[], owner: User | null): void {
    for (const name of names) {
      const other = this.#simulation.state.findUserByName(name)
      if (other && other.userId !== owner?.userId) {
        throw new ControlError(
          409,
          'username_taken',
          `The name "${name}" is already taken by user "${other.username}".`,
        )
      }
    }
  }

  #put(user: User, kind: string): UserView {
    this.#simulation.state.putUser(user)
    this.#simulation.changes.publish('users', { kind, username: user.username })
    return this.#toView(user)
  }

  #toView(user: User): UserView {
    return toUserView(user, this.#simulation.state)
  }
}
