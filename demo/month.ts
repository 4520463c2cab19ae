import type { Habit, Person } from './people.ts'
import type { Attempt, Reaction } from './play-logon.ts'
import type { RandomSource } from './random-source.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Something that happens at a moment of the month. */
export type Happening = { at: number } & (
  | { kind: 'logon'; attempt: Attempt; address: string; userAgent: string }
  | { kind: 'duo-away' | 'duo-back' }
  | { kind: 'disable'; username: string }
)

interface MonthOptions {
  people: readonly Person[]
  random: RandomSource
  /** Password of everyone in the demo. */
  password: string
  /** Midnight (UTC) of the first day, in milliseconds since 1970. */
  from: number
  days: number
  /** Nothing happens from here on. */
  until: number
}

/** All that happens between the set-up and now, in order of time. */
export function planMonth({ people, random, password, from, days, until }: MonthOptions): Happening[] {
  const happenings: Happening[] = []
  for (let day = 0; day < days; day += 1) {
    const midnight = from + day * DAY_MS
    const isWeekend = [0, 6].includes(new Date(midnight).getUTCDay())
    for (const person of people) {
      if (person.habit === 'absent' || (person.habit === 'left' && day > days / 2)) continue
      // Everyone sets their phone up on one of the first days.
      if (!random.chance(day < 2 ? 0.9 : isWeekend ? 0.08 : 0.75)) continue
      const at = midnight + 7 * HOUR_MS + Math.floor(random.next() ** 2 * 10 * HOUR_MS)
      happenings.push(toLogon(person, at, { random, password, isFirstDay: day === 0 }))
      if (random.chance(0.2))
        happenings.push(toLogon(person, at + 4 * HOUR_MS, { random, password, accessType: 'vpn' }))
    }
    happenings.push(...toStrangers(random, midnight))
  }
  happenings.push(...toOutage(from + Math.floor(days * 0.6) * DAY_MS + 9 * HOUR_MS))
  const left = people.find(({ habit }) => habit === 'left')
  if (left)
    happenings.push({
      at: from + Math.floor(days * 0.7) * DAY_MS + 16 * HOUR_MS,
      kind: 'disable',
      username: left.username,
    })
  return happenings.filter(({ at }) => at < until).sort((a, b) => a.at - b.at)
}

function toLogon(
  { username, habit, address, userAgent, phone }: Person,
  at: number,
  {
    random,
    password,
    accessType = 'browser',
    isFirstDay = false,
  }: { random: RandomSource; password: string; accessType?: string; isFirstDay?: boolean },
): Happening {
  const guesses = habit === 'forgetful' && random.chance(0.4) ? random.between(1, 3) : 0
  const attempt: Attempt = {
    accessType,
    username,
    passwords: [...Array.from({ length: guesses }, (_, guess) => `${password}${guess}`), password],
    reaction: isFirstDay ? 'approve' : toReaction(random, habit),
    phone,
    thinkingMs: random.between(3, 25) * 1_000,
    remembers: habit === 'remembers',
    ...(random.chance(0.02) && { leavesAfter: 1 }),
  }
  return {
    at,
    kind: 'logon',
    attempt,
    address: random.chance(0.9) ? address : `203.0.113.${random.between(2, 250)}`,
    userAgent,
  }
}

function toReaction(random: RandomSource, habit: Habit): Reaction {
  if (habit === 'passcodes') return 'passcode'
  if (habit === 'slow' && random.chance(0.25)) return 'ignore'
  if (random.chance(0.01)) return 'deny'
  return random.chance(0.003) ? 'fraud' : 'approve'
}

/** Names that are tried from outside: unknown ones, and an administrator's. */
function toStrangers(random: RandomSource, midnight: number): Happening[] {
  return Array.from({ length: random.between(0, 3) }, () => {
    const attempt: Attempt = {
      accessType: 'browser',
      username: random.pick(['root', 'administrator', 'test', 'backup', 'oracle']),
      passwords: ['Winter2026!', 'Password123!'],
      reaction: 'ignore',
      phone: '',
      thinkingMs: 0,
    }
    // RFC 5737: an address that belongs to no one.
    const address = `192.0.2.${random.between(2, 250)}`
    return {
      at: midnight + random.between(0, 23) * HOUR_MS,
      kind: 'logon',
      attempt,
      address,
      userAgent: 'python-requests/2.34.0',
    }
  })
}

const toOutage = (at: number): Happening[] => [
  { at, kind: 'duo-away' },
  { at: at + 50 * MINUTE_MS, kind: 'duo-back' },
]
