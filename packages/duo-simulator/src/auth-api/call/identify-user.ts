import type { Simulation } from '../../account/simulation.ts'
import type { User } from '../../state/model.ts'
import { DuoError } from '../../wire/duo-error.ts'
import type { ApiCall } from './endpoint.ts'

export type Identified = { user: User; name: string } | { user: null; name: string }

/** Finds the user by exactly one of `username` (or alias) and `user_id`. Only a username may be unknown. */
export function identifyUser({ parameters, simulation, policy }: ApiCall): Identified {
  const username = parameters.find('username')
  const userId = parameters.find('user_id')
  if (username === undefined && userId === undefined) throw new DuoError(40001, 'username')
  if (username !== undefined && userId !== undefined) throw new DuoError(40002, 'username')
  const user = (userId ? simulation.state.users.get(userId) : simulation.state.findUserByName(username!)) ?? null
  if (!user && userId) throw new DuoError(40002, 'user_id')
  if (user) unlockIfDue(user, simulation, policy.lockoutMinutes)
  return { user, name: user?.username ?? username! }
}

function unlockIfDue(user: User, { now, changes }: Simulation, lockoutMinutes: number | null): void {
  if (user.status !== 'locked_out' || user.lockedOutAt === null || lockoutMinutes === null) return
  if (now() < user.lockedOutAt + lockoutMinutes * 60_000) return
  Object.assign(user, { status: 'active', lockedOutAt: null, wrongPasscodesInARow: 0 })
  changes.publish('users', { kind: 'unlocked', username: user.username })
}
