import { Checkbox, Stack } from '@mantine/core'
import { FACTORS, type Factor } from '../../../contract/policy.ts'
import classes from './choice.module.css'
import type { PolicyFieldProps } from './field-props.ts'
import { NumberField } from './number-field.tsx'
import { PolicySection } from './section.tsx'

const factorNames: Record<Factor, string> = {
  push: 'Duo Push',
  phone: 'Phone call',
  sms: 'Passcodes by SMS',
  passcode: 'Passcodes: app, token, SMS and bypass codes',
}

export function AllowedFactorsSection(props: PolicyFieldProps) {
  const { draft, set } = props
  return (
    <PolicySection title="Allowed factors" help="Factors that aren’t selected are neither offered nor accepted.">
      <Checkbox.Group
        aria-label="Allowed factors"
        value={draft.allowedFactors}
        onChange={(value) => set('allowedFactors', value as Factor[])}>
        <Stack gap={4}>
          {FACTORS.map((factor) => (
            <Checkbox key={factor} size="md" className={classes.choice} value={factor} label={factorNames[factor]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberField field="smsCodesPerMessage" label="Passcodes per SMS" {...props} />
    </PolicySection>
  )
}
