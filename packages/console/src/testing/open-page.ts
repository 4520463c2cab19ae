import { type Answers, fakeApi } from './fake-api.ts'
import { renderConsole } from './render-console.tsx'
import { administrator } from './sample-answers.ts'

/** Opens a page as an administrator. `variablesOf` lists the variables of all operations with a name. */
export function openPage(path: string, answers: Answers) {
  const sent = fakeApi({ ...administrator, Roles: { roles: [] }, ...answers })
  return {
    sent,
    variablesOf: (name: string) => sent.filter((each) => each.name === name).map(({ variables }) => variables),
    ...renderConsole(path),
  }
}
