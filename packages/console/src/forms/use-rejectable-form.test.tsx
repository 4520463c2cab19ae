import { MantineProvider, TextInput } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { FormProblems } from './form-problems.tsx'
import { type Rejection, useRejectableForm } from './use-rejectable-form.ts'

afterEach(cleanup)

const user = userEvent.setup({ delay: null })
const problem = (code: string, field: string | null, message: string) => ({ code, field, message })

interface Sent {
  name: string
  color: string
  override: string | null
}

/** A form that gets these answers in order; null saves. */
function renderForm(...answers: (Rejection | null | Error)[]) {
  const sent: Sent[] = []
  function TestForm() {
    const form = useRejectableForm({
      initialValues: { name: '', color: 'red' },
      validate: { name: (typed: string) => (typed === '' ? 'Enter a name.' : null) },
      save: async (values, override) => {
        sent.push({ ...values, override })
        const answer = answers.shift() ?? null
        if (answer instanceof Error) throw answer
        return answer
      },
    })
    return (
      <form onSubmit={form.submit} noValidate>
        <FormProblems problems={form.problems} failure={form.failure} />
        <TextInput label="Color" {...form.fields.getInputProps('color')} />
        <TextInput label="Name" {...form.fields.getInputProps('name')} />
        <button type="submit">Save</button>
        {form.refusal && (
          <>
            <button type="button" onClick={() => void form.override('We know')}>
              Override
            </button>
            <button type="button" onClick={form.withdraw}>
              Go back
            </button>
          </>
        )}
        <output>{form.hasUnsavedChanges ? 'changed' : 'unchanged'}</output>
      </form>
    )
  }
  render(
    <MantineProvider env="test">
      <TestForm />
    </MantineProvider>,
  )
  return sent
}
const nameField = () => screen.getByRole('textbox', { name: 'Name' })
const save = () => user.click(screen.getByRole('button', { name: 'Save' }))

describe('a form whose values the server may reject', () => {
  it('sends nothing before its own rules are met, and goes to the field', async () => {
    const sent = renderForm()
    await save()
    expect(await screen.findByText('Enter a name.')).toBeTruthy()
    expect(document.activeElement).toBe(nameField())
    expect(sent).toEqual([])
  })

  it('shows a problem at its field, which takes the focus, and other problems above the form', async () => {
    renderForm({ problems: [problem('TAKEN', 'name', 'It is taken.'), problem('STALE', null, 'Reload first.')] })
    await user.type(nameField(), 'Ann')
    await save()
    expect(await screen.findByText('It is taken.')).toBeTruthy()
    expect(document.activeElement).toBe(nameField())
    expect(screen.getByRole('alert').textContent).toBe('Reload first.')
  })

  it('shows above the form what belongs to a field that it doesn’t have', async () => {
    renderForm({ problems: [problem('ODD', 'constructor', 'Somewhere else.')] })
    await user.type(nameField(), 'Ann')
    await save()
    expect((await screen.findByRole('alert')).textContent).toBe('Somewhere else.')
  })

  it('shows that a request failed, and sends the same values again when asked to', async () => {
    const sent = renderForm(new TypeError('Failed to fetch'), null)
    await user.type(nameField(), 'Ann')
    await save()
    expect((await screen.findByRole('alert')).textContent).toContain('The server can’t be reached.')
    await save()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(sent[1]).toEqual(sent[0])
  })

  it('overrides a lock-out with a reason, and shows what else the server objects to then', async () => {
    const refused: Rejection = { problems: [problem('LOCKOUT', null, 'No administrator can log on.')] }
    const sent = renderForm(refused, { problems: [problem('STALE', null, 'Reload first.')] })
    await user.type(nameField(), 'Ann')
    await save()
    await user.click(await screen.findByRole('button', { name: 'Override' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Reload first.')
    expect(screen.queryByRole('button', { name: 'Override' })).toBeNull()
    expect(sent.map(({ override }) => override)).toEqual([null, 'We know'])
  })

  it('goes back from a refusal to the fields as they were, still with unsaved changes', async () => {
    renderForm({ problems: [problem('LOCKOUT', null, 'No administrator can log on.')] })
    await user.type(nameField(), 'Ann')
    await save()
    await user.click(await screen.findByRole('button', { name: 'Go back' }))
    expect(nameField()).toHaveProperty('value', 'Ann')
    expect(screen.getByText('changed')).toBeTruthy()
  })
})
