import { useId } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import classes from './sms-card.module.css'

export function SmsCard({ codes }: { codes: string[] }) {
  const headingId = useId()
  return (
    <div role="status">
      {codes.length > 0 && (
        <div className={classes.sms} role="group" aria-labelledby={headingId}>
          <h2 className={classes.title} id={headingId}>
            SMS from Duo
          </h2>
          <p className={classes.help}>Passcodes, each valid once:</p>
          <ul className={classes.codes}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
                <CopyButton label={`Copy SMS passcode ${code}`} text={code} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
