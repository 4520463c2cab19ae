import { BAD_DAYS, type ServiceCondition } from '../../module-contract/step-forecast.ts'
import type { AdministratorOutlook, Blocked, DayOutlook, LockoutVerdict } from '../../change-guard/proposed-change.ts'
import { RECOVERY_ACCESS_TYPE } from '../../schemes/access-types/built-ins.ts'
import type { Flow, Person, World } from '../world/flow.ts'
import { type Conditions, forecastLogon, listServices } from '../forecast/forecast-logon.ts'

/** Any network: no step of an administrator's way in may hang on where they are. */
const ANYWHERE = '203.0.113.1' // RFC 5737, documentation
const MOST_NAMES = 3

interface Day {
  day: string
  title: string
  conditions: Conditions
  service: string | null
}

const DAY_TITLES: Record<(typeof BAD_DAYS)[number], (service: string) => string> = {
  unreachable: (service) => `when ${service} can’t be reached`,
  'refuses-keys': (service) => `when ${service} refuses this server’s keys`,
  'device-lost': (service) => `when the phone for ${service} is lost`,
}

/** Whether enough administrators get in whatever happens to any one service outside. Exact for what is stored. */
export function toLockoutVerdict(world: World, administrators: readonly Person[], needed: number): LockoutVerdict {
  const days = listDays(world)
  const outlooks = administrators.map((person) => toOutlook(world, person, days))
  const isSafe = outlooks.filter((outlook) => outlook.isSafe).length >= needed
  return { isSafe, needed, administrators: outlooks, sentence: toSentence(world, days, outlooks, needed) }
}

function listDays(world: World): Day[] {
  const ordinary: Day = { day: 'ordinary', title: 'on an ordinary day', conditions: new Map(), service: null }
  const services = [
    ...listServices(
      world,
      world.flows.filter(({ isEnabled }) => isEnabled),
    ),
  ]
  const bad = services.flatMap(([id, title]) =>
    BAD_DAYS.map((condition): Day => ({
      day: `${condition}:${id}`,
      title: DAY_TITLES[condition](title),
      conditions: new Map<string, ServiceCondition>([[id, condition]]),
      service: title,
    })),
  )
  return [ordinary, ...bad]
}

function toOutlook(world: World, person: Person, days: readonly Day[]): AdministratorOutlook {
  const outlooks = days.map((day) => toDayOutlook(world, person, day))
  const isSafe = outlooks.every(({ getsIn }) => getsIn)
  const worst = outlooks.findIndex(({ getsIn }) => !getsIn)
  return {
    userId: person.user.id,
    username: person.user.username,
    isSafe,
    hangsOn: worst > 0 ? days[worst]!.service : null,
    days: outlooks,
  }
}

function toDayOutlook(world: World, person: Person, { day, title, conditions }: Day): DayOutlook {
  const by: string[] = []
  const blocked: Blocked[] = []
  for (const flow of world.flows) {
    const logon = forecastLogon(world, flow, person, { conditions, ipAddress: ANYWHERE })
    if (logon.blocked) blocked.push({ accessType: flow.accessType.key, ...logon.blocked })
    else by.push(flow.accessType.key)
  }
  return { day, title, getsIn: by.length > 0, by, blocked }
}

function toSentence(
  world: World,
  days: readonly Day[],
  outlooks: readonly AdministratorOutlook[],
  needed: number,
): string {
  const safe = outlooks.filter(({ isSafe }) => isSafe)
  if (safe.length > 0 && safe.length >= needed)
    return `${toNames(safe)} ${safe.length === 1 ? 'gets' : 'get'} in ${days.length === 1 ? 'by what this server itself checks' : 'whatever happens to any one service outside'}.`
  if (outlooks.length === 0) return 'Nobody could get in as an administrator: there is no enabled one.'
  const closed = days.findIndex((_day, index) => outlooks.every(({ days: each }) => !each[index]!.getsIn))
  if (closed === -1) {
    if (safe.length > 0)
      return `Only ${toNames(safe)} ${safe.length === 1 ? 'gets' : 'get'} in whatever happens to any one service outside; ${needed} administrators should.`
    return `No administrator gets in on every bad day: ${outlooks
      .slice(0, MOST_NAMES)
      .map((outlook) =>
        toStop(
          world,
          outlook,
          outlook.days.findIndex(({ getsIn }) => !getsIn),
        ),
      )
      .join('; ')}.`
  }
  return `No administrator could get in ${days[closed]!.title}: ${toStop(world, outlooks[0]!, closed)}${outlooks.length > 1 ? `, and so ${outlooks.length === 2 ? 'does' : 'do'} ${toNames(outlooks.slice(1))}` : ''}.`
}

/** Where somebody stops, by each flow: "alice stops at step 2 (Duo) of Browser and of Client". */
function toStop(world: World, { username, days }: AdministratorOutlook, day: number): string {
  const outlook = days[day]!
  const open = outlook.blocked.filter(({ code }) => code !== 'SCHEME_UNAVAILABLE')
  // That there are no recovery codes either is no news beside where an ordinary logon stops.
  const ordinary = open.filter(({ accessType }) => accessType !== RECOVERY_ACCESS_TYPE)
  const places = (ordinary.length > 0 ? ordinary : open).map(({ accessType, step, module, why }) => {
    const name = findFlow(world, accessType)?.accessType.name ?? accessType
    return step === null
      ? `at ${name} (${lowerFirst(why).replace(/\.$/u, '')})`
      : `at step ${step} (${world.modules.get(module!)?.module.title ?? module}) of ${name}`
  })
  if (places.length === 0) return `${username} has no flow to log on by ${outlook.title}`
  return `${username} stops ${places.join(' and ')}`
}

const findFlow = (world: World, accessType: string): Flow | undefined =>
  world.flows.find((flow) => flow.accessType.key === accessType)

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function toNames(outlooks: readonly { username: string }[]): string {
  const names = outlooks.map(({ username }) => username)
  if (names.length <= 1) return names.join('')
  if (names.length <= MOST_NAMES) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
}
