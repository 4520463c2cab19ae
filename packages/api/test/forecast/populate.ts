import { randomUUID } from 'node:crypto'
import type { Executor } from '../../src/database/database.ts'
import type { DuoSimulator } from '@sallyport/duo-simulator'
import type { PersonShape, WorldShape } from './random-world.ts'

export interface Inhabitant {
  id: string
  username: string
  duoName: string
  shape: PersonShape
}

/** Puts people into the tables and, as their condition says, into Duo. */
export async function populate(
  sql: Executor,
  control: DuoSimulator['control'],
  world: WorldShape,
  {
    prefix,
    shapes,
    passwordHash,
    apiHostname,
    now,
  }: { prefix: string; shapes: readonly PersonShape[]; passwordHash: string; apiHostname: string; now: number },
): Promise<Inhabitant[]> {
  const scope = apiHostname.toLowerCase()
  const people = shapes.map((shape, index): Inhabitant => {
    const username = `${prefix}p${index}`
    const name = world.usernameFormat === 'as-typed' ? username : shape.hasEmail ? `${username}@example.com` : ''
    return { id: randomUUID(), username, duoName: name || `nameless-${username}`, shape }
  })
  const enrollments = people.flatMap(({ id, duoName, shape }) => {
    const duoUserId = settleAtDuo(control, duoName, shape)
    const base = { user_id: id, created_at: now }
    return [
      ...(shape.enrollment === 'none'
        ? []
        : [
            {
              ...base,
              module: 'duo',
              external_id: duoUserId,
              scope: shape.enrollment === 'here' ? scope : 'api-other.example',
            },
          ]),
      ...(shape.isTiedByUniversal ? [{ ...base, module: 'duo-universal', external_id: duoUserId, scope }] : []),
    ]
  })
  const users = people.map(({ id, username, shape }) =>
    toUserRow({ id, username, email: shape.hasEmail ? `${username}@example.com` : null, shape, passwordHash, now }),
  )
  const namesakes = people.filter(({ shape }) => shape.isNameTaken).map((person) => ({ person, id: randomUUID() }))
  const strangers = namesakes.map(({ id, person }) =>
    toUserRow({ id, username: `other-${person.username}`, email: null, shape: person.shape, passwordHash, now }),
  )
  const claims = namesakes.flatMap(({ id, person }) =>
    ['duo', 'duo-universal'].map((module) => ({
      user_id: id,
      module,
      external_name: null,
      external_name_key: null,
      claimed_name: person.duoName,
      last_choice: null,
    })),
  )
  await sql
    .insertInto('users')
    .values([...users, ...strangers])
    .execute()
  if (enrollments.length > 0) await sql.insertInto('enrollments').values(enrollments).execute()
  if (claims.length > 0) await sql.insertInto('module_profiles').values(claims).execute()
  return people
}

function toUserRow({
  id,
  username,
  email,
  shape,
  passwordHash,
  now,
}: {
  id: string
  username: string
  email: string | null
  shape: PersonShape
  passwordHash: string
  now: number
}) {
  return {
    id,
    username,
    username_canonical: username,
    display_name: null,
    email,
    enabled: Number(shape.enabled),
    roles: '["user"]',
    password_hash: shape.hasPassword ? passwordHash : null,
    password_changed_at: now,
    initial_password_expires_at:
      shape.initialPassword === 'none' ? null : now + (shape.initialPassword === 'lasts' ? 3_600_000 : -1),
    password_set_in_logon: null,
    created_at: now,
    updated_at: now,
    last_logon_at: null,
  }
}

/** What Duo knows of somebody, and what their phone is like. Returns the id there, or one that nobody has. */
function settleAtDuo(
  control: DuoSimulator['control'],
  duoName: string,
  { condition, enrollment, isTiedByUniversal }: PersonShape,
): string {
  const status = condition === 'lets-in' ? 'bypass' : condition === 'refuses' ? 'disabled' : 'active'
  const isKnown = condition !== 'unknown-user' && (enrollment === 'here' || isTiedByUniversal || status !== 'active')
  if (!isKnown) return `DU${randomUUID().replaceAll('-', '').slice(0, 18).toUpperCase()}`
  const { userId } = control.createUser({ username: duoName, status })
  const { id } = control.createDevice(duoName, { type: 'phone', name: 'Pixel', number: '+15550100', activated: true })
  if (condition === 'device-lost') control.updateDevice(id, { online: false })
  return userId
}
