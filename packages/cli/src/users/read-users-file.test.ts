import { expect, it } from 'vitest'
import { readUsersFile } from './read-users-file.ts'
import { toFailedFile } from './to-failed-file.ts'

it('reads CSV with common separators, quotes and a byte order mark', () => {
  const rows = readUsersFile(
    '\ufeffusername;displayName;roles;password\r\nalice;"Alice; A. ""Al"" Liddell";user administrator; a pass word \r\n\r\nbob;;;\r\n',
  )
  expect(rows).toEqual([
    {
      line: 2,
      username: 'alice',
      displayName: 'Alice; A. "Al" Liddell',
      email: null,
      roles: ['user', 'administrator'],
      password: ' a pass word ',
      passwordMustChange: null,
    },
    { line: 4, username: 'bob', displayName: null, email: null, roles: null, password: null, passwordMustChange: null },
  ])
})

it('reads a JSON list', () => {
  const rows = readUsersFile(
    '[{"username": "alice", "roles": ["user"], "passwordMustChange": true}, {"username": "bob", "email": "bob@example.com"}]',
  )
  expect(
    rows.map(({ line, username, roles, email, passwordMustChange }) => [
      line,
      username,
      roles,
      email,
      passwordMustChange,
    ]),
  ).toEqual([
    [1, 'alice', ['user'], null, true],
    [2, 'bob', null, 'bob@example.com', null],
  ])
})

it.each([
  ['', 'The file is empty'],
  ['name,email\nalice,a@b', 'Unknown column “name”'],
  ['email\na@b', 'column username is missing'],
  ['username,username\na,b', 'names a column twice'],
  ['username,email\nalice,a@b,secret', 'Line 2 has more or fewer fields'],
  ['username,password\nalice,"secret', 'check its quotes'],
  ['username,passwordMustChange\nalice,maybe', 'line 2 must be true or false'],
  ['[{"user": "alice"}]', 'Unknown column “user”'],
  ['[{"username": 1}]', 'username of entry 1 must be text'],
  ['{"username": "alice"}', 'must be a list of users'],
  ['[null]', 'Entry 1 is not a user'],
  ['[{"username": "secret"', 'starts like JSON'],
])('%j is refused without repeating a secret', (text, message) => {
  expect(() => readUsersFile(text)).toThrow(message)
  expect(() => readUsersFile(text)).not.toThrow('secret')
})

it('a file of failed rows can be imported again unchanged', () => {
  const [row] = readUsersFile(
    'username,displayName,password,roles,passwordMustChange\n"alice","a ""b"", c"," x",user helpdesk,true\n',
  )
  const again = readUsersFile(
    toFailedFile([{ row: row!, problem: { line: 2, username: 'alice', code: 'X', message: 'Odd, "this"' } }]),
  )
  expect(again).toEqual([row])
})
