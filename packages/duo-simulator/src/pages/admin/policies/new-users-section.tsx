import { Radio, Stack } from '@mantine/core'
import type { Policy } from '../../../contract/policy.ts'
import classes from './choice.module.css'
import type { PolicyFieldProps } from './field-props.ts'
import { PolicySection } from './section.tsx'

const choices: { value: Policy['newUsers']; label: string; description: string }[] = [
  { value: 'enroll', label: 'Require enrollment', description: 'They add a phone before they get in.' },
  { value: 'allow', label: 'Allow access', description: 'They get in without a second factor.' },
  { value: 'deny', label: 'Deny access', description: 'They are refused.' },
]

export function NewUsersSection({ draft, set }: PolicyFieldProps) {
  return (
    <PolicySection title="New users" help="For users that Duo doesn’t know, or who have no phone or token.">
      <Radio.Group
        aria-label="New users"
        value={draft.newUsers}
        onChange={(value) => set('newUsers', value as Policy['newUsers'])}>
        <Stack gap={4}>
          {choices.map((choice) => (
            <Radio key={choice.value} size="md" className={classes.choice} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
    </PolicySection>
  )
}
