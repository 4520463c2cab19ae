import { expect, it } from 'vitest'
import type { UserView } from '../../../contract/users.ts'
import { filterUsers } from './filter.ts'

const phone = {
  id: 'DP1',
  type: 'phone',
  name: 'Old phone',
  number: '+1 555 010 0199',
  capabilities: [],
  activated: true,
  online: true,
}
const users = [
  { userId: 'DU1', username: 'alice', status: 'active', aliases: ['a.liddell'], devices: [phone] },
  { userId: 'DU2', username: 'Bob', status: 'bypass', aliases: [], devices: [] },
] as unknown as UserView[]

it('finds users by name, alias and phone, ignoring case', () => {
  const find = (search: string) => filterUsers(users, search).map((user) => user.username)
  expect(find('BOB')).toEqual(['Bob'])
  expect(find('liddell')).toEqual(['alice'])
  expect(find(' old PHONE ')).toEqual(['alice'])
  expect(find('0199')).toEqual(['alice'])
  expect(find('')).toEqual(['alice', 'Bob'])
  expect(find('unknown')).toEqual([])
})
