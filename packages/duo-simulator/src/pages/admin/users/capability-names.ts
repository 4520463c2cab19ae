const names: Record<string, string> = {
  auto: 'Automatic',
  push: 'Push',
  phone: 'Phone call',
  sms: 'SMS',
  mobile_otp: 'Passcodes',
}

export function capabilityName(capability: string): string {
  return names[capability] ?? capability
}
