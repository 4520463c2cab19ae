const MODULES: Readonly<Record<string, string>> = { password: 'Password', duo: 'Duo' }
const METHODS: Readonly<Record<string, string>> = {
  push: 'push',
  verified_push: 'verified push',
  phone: 'phone call',
  sms: 'SMS code',
  passcode: 'passcode',
  bypass: 'bypass code',
  allow: 'allowed by policy',
  allowed: 'allowed by policy',
}

const capitalize = (text: string): string => (text === '' ? text : text[0]!.toUpperCase() + text.slice(1))

/** "Duo · push", "Password": how a step was passed, for people. */
export function describeMethod(module: string, method: string): string {
  const moduleName = Object.hasOwn(MODULES, module) ? MODULES[module]! : capitalize(module.replaceAll('-', ' '))
  const key = method.toLowerCase()
  if (key === '' || key === module) return moduleName
  const methodName = Object.hasOwn(METHODS, key) ? METHODS[key]! : key.replaceAll('_', ' ')
  return `${moduleName} · ${methodName}`
}
