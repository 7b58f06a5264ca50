import { expect, test } from 'vitest'
import { AccountTrouble } from '../adapter.ts'
import { asTrouble } from './trouble.ts'

test('tls on a port without it says so, in words and not in OpenSSL’s places', () => {
  const said = '407D877FA57F0000:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/openssl/methods/tlsany_meth.c:77:'
  const trouble = asTrouble(Object.assign(new Error(said), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }), 'mail.example.com')
  expect(trouble).toBeInstanceOf(AccountTrouble)
  expect((trouble as AccountTrouble).advice).toBe(
    'mail.example.com does not speak the chosen security on this port (“wrong version number”). 993 and 465 go with tls, 143 and 587 with starttls.',
  )
})
