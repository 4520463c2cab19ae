/** What the simulator has to do to be taken for Duo. A test that proves one carries its id at the end of its title: `[S24]`. */
const SIMULATOR = [
  'TLS 1.2 and up, with a certificate for `localhost` and 127.0.0.1 under an authority of its own',
  '`ping` answers without credentials; everything else is 401 without',
  'Missing or malformed credentials, an unknown integration key and a wrong signature have a code each; which part of a signature is wrong is never told',
  'Signatures v5, v4, v2 with SHA-512 and SHA-1 pass, those of the SDKs’ own tests too; v1 where it was switched on',
  'Only lowercase hex digests of 40 or 128 characters are looked at',
  'A JSON body is hashed as it came; a form is read and written anew before it is hashed',
  'Bodies in chunks and a question mark without a query are understood',
  'The host may be signed with its port, without, or as it is configured',
  '`X-Duo-Date` goes before `Date`; five minutes either way; every form of date that SDKs send',
  'All `X-Duo-` headers are signed in v5, in any order and case',
  'The same signature may come again, as SDKs send it after a 429',
  'Answers have Duo’s envelope, a status that fits the code, and are kept by nobody',
  'An unknown path, a wrong verb and keys of another type of application are told apart',
  'Values may be texts, numbers or booleans, in JSON and in forms',
  '`check` and `ping` tell the time',
  '`logo` is a picture, or a refusal where there is none',
  '`enroll` gives all it should: code, QR image, link, expiry, names of its own, bypass codes; a name once',
  '`enroll_status` goes from waiting to success, and is invalid for what expired or never was',
  'A phone counts once it is activated, not before',
  '`preauth` takes one name, and decides by status, policy, network and remembered device',
  '`preauth` lists the devices: numbers masked, tokens bare, capabilities by policy, ids that stay',
  'The enrollment portal enrolls, once and in time',
  '`auth` refuses wrong parameters by their name',
  'A push holds a synchronous call until its end or a minute; an asynchronous one gets its txid',
  '`auth_status` answers at once, then with the next change, to all who wait; who hangs up loses nothing',
  'An ended transaction repeats its end for a while; those of other applications don’t exist',
  'A phone call rings, is answered, and ends by a key or by nobody',
  'Codes by message are sent and no way in, with a hint at the next; a new message voids the old',
  'Passcodes of every kind are good once; ten wrong ones lock out',
  'Fraud is its own status and is in the log',
  'A user in bypass and a bypass code are told apart',
  'A remembered device is bound to user and application, comes with an allow alone, where the policy has it, and expires',
  'Verified push: 3 to 6 digits, a minute, its own txid, the number typed on the phone; without support as the policy says',
  'Pushes that can’t be delivered, and fields that nobody knows',
  'Too many requests: so many times, with `Retry-After` as seconds, as a date or absent',
  'Everything that can go wrong with a connection, a certificate or an answer, each on demand and by a button',
  'A clock that is off',
  'Several applications, of several types, with policies of their own',
  'A control API for tests, out of reach of other machines and sites',
  'The Universal Prompt takes HS512 client assertions alone, with every claim right, once',
  '`authorize` checks the request and its redirect URI strictly',
  'The browser goes back with state and code; a code is good once, for five minutes, for its client and redirect URI',
  '`token` takes its parameters in body or query, and refuses in the words of OAuth',
  'Id tokens say who, for whom and how it ended; refusals have one, too, and wrong ones are to be had',
  'The prompt page: devices, remembering, and no frame around it',
]

/** What Sallyport has to do as Duo's client; `[C4]` at the end of a title. */
const CLIENT = [
  'Parameters that are not there are not signed; usernames are normalized as configured',
  '`stat` OK alone is no success; an unknown result is a refusal',
  '`preauth` first, with address and remembered device; its allow, deny and enroll are final',
  'Failing open is for Duo being out of reach before a push, by choice alone; wrong keys are never that',
  'Every call has a time limit of its own, the wait for a push an overall one; a cancelled logon aborts',
  'Waiting is asked again, without a hot loop and not for ever',
  'A 429 is waited for within bounds, and nobody hangs',
  'HTML, nothing and nonsense are error results, never a crash',
  'Codes sent by message are not a failure and count for no lockout',
  'No device beside a passcode; capabilities are looked at; devices are read anew for each logon',
  'One push at a time, limited per user, and never again by reloading',
  'A transaction belongs to its logon and user; the browser never names one; its result counts once',
  'Verified push: announced, shown, sent with its txid, and over when it expires',
  'A remembered device is a cookie bound to user and application, dropped when refused',
  'Duo’s texts are text: control characters are gone',
  'Whether Duo knows a user isn’t told before the first factor has passed',
  'Audit events: factor, device, result, status; fraud raises an alarm',
  'The secret key is sealed and never given out; testing the connection tells the three refusals and the clock apart',
  'Universal Prompt: state and nonce random, bound and used once; the result itself is checked; errors and reloads are safe',
  'Enrollment: a QR code of our own, asked for until it succeeded or is invalid; a user who exists is no dead end',
]

export interface DuoBehavior {
  id: string
  says: string
}

const numbered = (letter: string, sentences: readonly string[]): DuoBehavior[] =>
  sentences.map((says, index) => ({ id: `${letter}${index + 1}`, says }))

export const SIMULATOR_BEHAVIORS = numbered('S', SIMULATOR)
export const CLIENT_BEHAVIORS = numbered('C', CLIENT)
