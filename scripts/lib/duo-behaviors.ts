/** How the simulator must behave to pass for Duo. The title of a test that proves a behavior ends with its id: `[S24]`. */
const SIMULATOR = [
  'Serves TLS 1.2 and up, with a certificate for `localhost` and 127.0.0.1 from an authority of its own',
  '`ping` needs no credentials; everything else answers 401 without them',
  'Missing credentials, malformed credentials, an unknown integration key and a wrong signature each have a code; no answer reveals which part of a signature is wrong',
  'Accepts signatures v5, v4 and v2 with SHA-512 and SHA-1, including those of the SDKs’ own tests; v1 only if switched on',
  'Accepts only lowercase hex digests of 40 or 128 characters',
  'Hashes a JSON body as received; parses a form and encodes it again before hashing',
  'Accepts chunked bodies, and a question mark without a query',
  'Accepts a signature over the host with its port, without it, or as configured',
  'Prefers `X-Duo-Date` to `Date`, allows five minutes either way, and reads every date format that SDKs send',
  'In v5, the signature covers all `X-Duo-` headers, in any order and case',
  'Accepts the same signature twice, as SDKs repeat it after a 429',
  'Answers have Duo’s envelope and a status that fits the code, and must not be cached',
  'Distinguishes an unknown path, a wrong method and keys of another type of application',
  'Accepts strings, numbers and booleans as values, in JSON and in forms',
  '`check` and `ping` return the time',
  '`logo` returns an image, or an error if there is none',
  '`enroll` returns code, QR image, link, expiry, a generated username and bypass codes, and accepts a username only once',
  '`enroll_status` changes from waiting to success, and is invalid for expired and unknown codes',
  'A phone can be used once it is activated, not before',
  '`preauth` takes one user, and decides by status, policy, network and remembered device',
  '`preauth` lists the devices: with masked numbers, tokens without details, capabilities by policy, and stable ids',
  'The enrollment portal enrolls once, before its link expires',
  '`auth` names the parameter that it rejects',
  'A synchronous push call waits until the push ends, at most a minute; an asynchronous one returns its txid',
  '`auth_status` answers the first call immediately, and later calls, however many wait, at the next change; a caller that hangs up loses nothing',
  'A finished transaction repeats its result for a while; transactions of other applications do not exist',
  'A phone call rings, is answered, and ends with a key press or without one',
  'Sending codes by SMS lets no one in, and hints at the next code; a new SMS invalidates the old codes',
  'A passcode of any kind works once; ten wrong ones lock the user out',
  'Fraud has a status of its own and is logged',
  'Distinguishes a user in bypass status from a bypass code',
  'A remembered device is bound to user and application, is issued only with an allow and only if the policy permits, and expires',
  'Verified push: 3 to 6 digits that are typed on the phone, valid for a minute, with a txid of its own; the policy decides about phones without support',
  'Simulates pushes that cannot be delivered, and adds unknown fields',
  'Answers 429 a given number of times, with `Retry-After` in seconds, as a date or absent',
  'Simulates every fault of a connection, a certificate or an answer, through the API and with a button',
  'Simulates a wrong clock',
  'Has several applications of several types, each with a policy of its own',
  'Has a control API for tests that other machines and sites cannot reach',
  'The Universal Prompt accepts only HS512 client assertions with correct claims, each once',
  '`authorize` strictly checks the request and its redirect URI',
  'The browser returns with state and code; a code works once, for five minutes, for its client and redirect URI',
  '`token` takes its parameters in body or query, and answers with OAuth’s errors',
  'Id tokens name user, client and result, for denials as well; wrong id tokens can be requested for tests',
  'The prompt page offers devices and remembering, and refuses to be framed',
]

/** How Sallyport must behave as Duo's client; `[C4]` at the end of a title. */
const CLIENT = [
  'Does not sign absent parameters; normalizes usernames as configured',
  '`stat` OK alone is no success; an unknown result denies the logon',
  'Calls `preauth` first, with address and remembered device; its allow, deny and enroll are final',
  'Fails open only if so configured, and only if Duo is unreachable before a push; never because of wrong keys',
  'Every call has a timeout, and waiting for a push has an overall one; cancelling the logon aborts both',
  'Keeps polling while Duo answers waiting, with pauses and not forever',
  'Waits after a 429 within limits, so that no logon hangs',
  'HTML, empty answers and nonsense are error results, never a crash',
  'Sending codes by SMS is not a failure and does not count toward a lockout',
  'Sends no device with a passcode, respects capabilities, and reads the devices again for each logon',
  'Sends one push at a time, limited per user, and none because a page is reloaded',
  'A transaction belongs to its logon and user; the browser never names one; its result is used once',
  'A verified push is announced, shown and sent with its txid, and ends when it expires',
  'A remembered device is a cookie bound to user and application, deleted when Duo refuses it',
  'Treats Duo’s texts as plain text, without control characters',
  'Does not reveal whether Duo knows a user before the first factor has passed',
  'Audit events have factor, device, result and status; fraud raises an alarm',
  'The secret key is encrypted and never returned; the connection test distinguishes the three refusals and a wrong clock',
  'Universal Prompt: state and nonce are random, bound and used once; the result itself is checked; errors and reloads are safe',
  'Enrollment shows a QR code of our own and polls until it succeeds or becomes invalid; a user who exists at Duo already can continue',
]

export interface DuoBehavior {
  id: string
  says: string
}

const numbered = (letter: string, sentences: readonly string[]): DuoBehavior[] =>
  sentences.map((says, index) => ({ id: `${letter}${index + 1}`, says }))

export const SIMULATOR_BEHAVIORS = numbered('S', SIMULATOR)
export const CLIENT_BEHAVIORS = numbered('C', CLIENT)
