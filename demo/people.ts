import type { RandomSource } from './random-source.ts'

const GIVEN_NAMES =
  'Aiko Amira Anders Ayşe Bruno Carla Chidi Daria Elif Emil Eszter Fatima Félix Greta Hana Hugo Ines Ivan Jonas Jürgen Kofi Laila Léa Liam Lucía Magnus Marek Mei Milan Nadia Nora Noé Olga Omar Paula Pavel Priya Rafael Rosa Salma Samuel Sofia Stefan Tara Teo Uma Viktor Wanda Yara Zoë'.split(
    ' ',
  )
const FAMILY_NAMES =
  'Almeida Berg Bianchi Çelik Costa Dubois Eriksson Fischer Gruber Haddad Horvat Ivanova Jansen Kaya Kim Kowalski Larsen Lindqvist Marković Mensah Moreau Müller Nakamura Novák Okafor Olsen Pereira Popescu Rossi Rojas Šimić Silva Sørensen Tanaka Tóth Vargas Weber Wójcik Yılmaz Zhang'.split(
    ' ',
  )

/** How somebody's month goes. */
export type Habit =
  | 'regular'
  /** Guesses at the password before it fits. */
  | 'forgetful'
  /** Lets pushes run out. */
  | 'slow'
  /** Asks Duo to remember the browser. */
  | 'remembers'
  /** Logs on with passcodes. */
  | 'passcodes'
  /** Was invited and has not logged on yet. */
  | 'absent'
  /** Left during the month and is disabled. */
  | 'left'

export interface Person {
  username: string
  displayName: string
  email: string
  roles: string[]
  habit: Habit
  /** Address and browser of the place where the person works. */
  address: string
  userAgent: string
  phone: string
}

const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/154.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
]
const PHONES = ['iPhone', 'Pixel', 'Galaxy', 'Fairphone', 'Work phone']
const HABITS: readonly Habit[] = [
  'regular',
  'regular',
  'regular',
  'regular',
  'forgetful',
  'slow',
  'remembers',
  'remembers',
  'passcodes',
]

/** People with distinct usernames; the first few have the roles that every installation has. */
export function makePeople(random: RandomSource, count: number): Person[] {
  const people = new Map<string, Person>()
  while (people.size < count) {
    const given = random.pick(GIVEN_NAMES)
    const family = random.pick(FAMILY_NAMES)
    const username = `${toAscii(given)}.${toAscii(family)}`
    if (people.has(username)) continue
    const place = people.size
    people.set(username, {
      username,
      displayName: `${given} ${family}`,
      email: `${username}@example.com`,
      roles: toRoles(place),
      habit: toHabit(random, place, count),
      // RFC 5737 and RFC 1918: addresses that belong to no one.
      address: random.chance(0.7)
        ? `10.20.${random.between(0, 3)}.${random.between(2, 250)}`
        : `198.51.100.${random.between(2, 250)}`,
      userAgent: random.pick(USER_AGENTS),
      phone: random.pick(PHONES),
    })
  }
  return [...people.values()]
}

function toRoles(place: number): string[] {
  if (place < 2) return ['administrator']
  if (place === 2) return ['auditor']
  return place < 7 ? ['user', 'help-desk'] : ['user']
}

function toHabit(random: RandomSource, place: number, count: number): Habit {
  if (place < 3) return 'regular'
  if (place >= count - 3) return 'absent'
  return place === count - 4 ? 'left' : random.pick(HABITS)
}

const toAscii = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '')
