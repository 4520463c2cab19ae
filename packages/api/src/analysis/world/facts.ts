import type { Executor } from '../../database/database.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { ForecastProfile, ForecastUser } from '../../module-contract/step-forecast.ts'
import type { ProposedChange } from '../../change-guard/proposed-change.ts'
import type { ProposedUser } from '../../change-guard/proposed-user.ts'
import { listPublishedFlows } from './flow.statements.ts'
import { isConfigured, toValues } from '../../settings/settings-store.ts'
import { type StoredSettings, emptySettings, listStoredSettings } from '../../settings/settings.statements.ts'
import { toClaim } from '../../people/module-profiles/module-profile.statements.ts'
import type { Flow, ModuleFacts, Person, World } from './flow.ts'
import {
  type PersonRow,
  listEnrollments,
  listLiveEnrollmentCodes,
  listProfiles,
  listRecoveryCodeCounts,
  listTakenNames,
} from './person.statements.ts'
import { parseRoles } from '../../people/roles/roles.ts'

/** When whatever nobody has confirmed will have taken itself back. */
export const TAKEN_BACK = Number.MAX_SAFE_INTEGER

/**
 * What the server is like now, with a proposed change on top.
 * @param options.flowsAt another time, at which publications that nobody confirms until then have taken themselves back
 */
export async function loadWorld(
  executor: Executor,
  modules: ModuleRegistry,
  now: number,
  change: ProposedChange = {},
  { flowsAt = now } = {},
): Promise<World> {
  const stored = await listStoredSettings(executor)
  const facts = modules.list().map((module): [string, ModuleFacts] => {
    const proposed = change.settings?.get(module.id)
    const settings = proposed
      ? withProposed(stored.get(module.id) ?? emptySettings(module.id), proposed)
      : (stored.get(module.id) ?? emptySettings(module.id))
    return [
      module.id,
      {
        module,
        settings: toValues(module, settings),
        secretsSet: [...settings.sealedSecrets.keys()],
        configured: isConfigured(module, settings),
      },
    ]
  })
  return { now, modules: new Map(facts), flows: withProposedFlows(await listPublishedFlows(executor, flowsAt), change) }
}

function withProposed(
  stored: StoredSettings,
  { values, secretsSet }: { values: Readonly<Record<string, unknown>>; secretsSet: readonly string[] },
): StoredSettings {
  return {
    ...stored,
    values,
    sealedSecrets: new Map(secretsSet.map((name) => [name, stored.sealedSecrets.get(name) ?? ''])),
  }
}

function withProposedFlows(flows: readonly Flow[], { schemes, accessTypes }: ProposedChange): Flow[] {
  const known = flows.flatMap((flow): Flow[] => {
    const proposed = schemes?.get(flow.schemeKey)
    if (proposed === null) return []
    const roles = accessTypes?.get(flow.accessType.key)
    return [
      {
        ...flow,
        ...(proposed?.steps && { steps: proposed.steps, version: null }),
        isEnabled: proposed?.isEnabled ?? flow.isEnabled,
        accessType: roles ? { ...flow.accessType, ...roles } : flow.accessType,
      },
    ]
  })
  const keys = new Set(flows.map(({ schemeKey }) => schemeKey))
  const added = [...(schemes ?? [])].flatMap(([schemeKey, proposed]): Flow[] => {
    if (!proposed?.accessType || keys.has(schemeKey)) return []
    const { key, name, sessionDelivery, rolesAllowed, rolesDenied } = proposed.accessType
    return [
      {
        schemeKey,
        version: null,
        isEnabled: proposed.isEnabled ?? true,
        steps: proposed.steps ?? [],
        accessType: { key, name, isForBrowsers: sessionDelivery === 'COOKIE', rolesAllowed, rolesDenied },
      },
    ]
  })
  return [...known, ...added]
}

/**
 * People with what is stored of them, with a proposed change on top. In a handful of queries, however many they are.
 * @param options.onlyLasting leaves out what ends by itself (initial passwords, enrollment codes, recovery codes with a time): nobody is safe
 *   for a day
 */
export async function loadPeople(
  executor: Executor,
  world: World,
  rows: readonly PersonRow[],
  change: ProposedChange = {},
  { onlyLasting = false } = {},
): Promise<Person[]> {
  const users = rows.map((row) => toUser(row, change.users?.get(row.id), { lapsedAt: onlyLasting ? world.now : null }))
  const ids = users.map(({ id }) => id)
  if (ids.length === 0) return []
  const modules = [...world.modules.values()]
  const enrollments = groupByKey(await listEnrollments(executor, ids))
  const profiles = groupByKey(await listProfiles(executor, ids))
  const codes = new Set((onlyLasting ? [] : await listLiveEnrollmentCodes(executor, ids, world.now)).map(toKey))
  const recoveryCodes = new Map(
    (await listRecoveryCodeCounts(executor, ids, { now: world.now, onlyLasting })).map(({ userId, count }) => [
      userId,
      count,
    ]),
  )
  const toExternalName = (userId: string, module: string): string | null => {
    const proposed = change.users?.get(userId)?.externalNames
    return proposed?.has(module)
      ? (proposed.get(module) ?? null)
      : (profiles.get(toKey({ userId, module }))?.externalName ?? null)
  }
  const names = new Map(
    users.flatMap((user) =>
      modules.map(({ module, settings }): [string, string] => {
        const key = toKey({ userId: user.id, module: module.id })
        return [
          key,
          toExternalName(user.id, module.id) ?? module.enrollment?.externalName?.toName(settings, user) ?? '',
        ]
      }),
    ),
  )
  const owners = await loadOwners(executor, modules, users, { names, change })
  return users.map((user) => ({
    user: { ...user, recoveryCodes: change.users?.get(user.id)?.recoveryCodes ?? recoveryCodes.get(user.id) ?? 0 },
    profiles: new Map(
      modules.map(({ module }): [string, ForecastProfile] => {
        const key = toKey({ userId: user.id, module: module.id })
        const proposed = change.users?.get(user.id)
        const removed =
          proposed?.removedEnrollments?.includes(module.id) || proposed?.externalNames?.has(module.id) || false
        const name = names.get(key)!
        const profile = profiles.get(key)
        const isOwn = !removed && profile?.claimedName === toClaim(name)
        const others = owners.get(`${module.id}\0${toClaim(name)}`)
        return [
          module.id,
          {
            enrollment: removed ? null : (enrollments.get(key) ?? null),
            externalName: toExternalName(user.id, module.id),
            name,
            isNameTaken: name !== '' && !isOwn && others !== undefined && [...others].some((id) => id !== user.id),
            hasEnrollmentCode: codes.has(key),
          },
        ]
      }),
    ),
  }))
}

/** @param options.lapsedAt takes an initial password for one that has lapsed by then: it does by itself, unless its owner replaces it */
function toUser(row: PersonRow, proposed: ProposedUser = {}, { lapsedAt }: { lapsedAt: number | null }): ForecastUser {
  const expiresAt =
    proposed.initialPasswordExpiresAt === undefined ? row.initialPasswordExpiresAt : proposed.initialPasswordExpiresAt
  return {
    id: row.id,
    username: row.username,
    email: proposed.email === undefined ? row.email : proposed.email,
    enabled: proposed.enabled ?? row.enabled === 1,
    roles: proposed.roles ?? parseRoles(row.roles),
    hasPassword: proposed.hasPassword ?? row.hasPassword === 1,
    initialPasswordExpiresAt: expiresAt === null ? null : (lapsedAt ?? expiresAt),
    recoveryCodes: 0,
  }
}

/** Who goes by each of the names at the other side, because they passed under it, were given it, or would be. */
async function loadOwners(
  executor: Executor,
  modules: readonly ModuleFacts[],
  users: readonly ForecastUser[],
  { names, change }: { names: ReadonlyMap<string, string>; change: ProposedChange },
): Promise<Map<string, Set<string>>> {
  const owners = new Map<string, Set<string>>()
  for (const { module } of modules) {
    if (!module.enrollment?.externalName) continue
    const claims = [
      ...new Set(
        users
          .map((user) => toClaim(names.get(toKey({ userId: user.id, module: module.id }))!))
          .filter((claim) => claim !== ''),
      ),
    ]
    for (const { userId, claim } of [
      ...(await listTakenNames(executor, module.id, claims)),
      ...listProposedNames(change, module.id),
    ]) {
      const key = `${module.id}\0${claim}`
      owners.set(key, (owners.get(key) ?? new Set()).add(userId))
    }
  }
  return owners
}

const listProposedNames = (
  { users = new Map() }: ProposedChange,
  module: string,
): { userId: string; claim: string }[] =>
  [...users].flatMap(([userId, { externalNames }]) => {
    const name = externalNames?.get(module)
    return name == null ? [] : [{ userId, claim: toClaim(name) }]
  })

const toKey = ({ userId, module }: { userId: string; module: string }): string => `${userId}\0${module}`

const groupByKey = <Row extends { userId: string; module: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [toKey(row), row]))
