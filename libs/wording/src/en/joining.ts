/** The address and the links by which candidates join. */
export const joining = {
  'address.hint': 'Candidates open this address on their PC. The session number is filled in.',
  'address.qr': 'QR code of this address',
  'address.copy': 'Copy the address',
  'address.copied': 'Address copied',
  'address.loopback': '{host} exists on this PC alone. Open this page by the server’s address to get the candidates’.',
  'link.title': 'Joining',
  'link.hand': 'Single-use joining link',
  'link.homonym': 'Homonym: hand a link',
  'link.homonymWhy':
    'Another candidate has the same last name, first name and birth date: the form cannot tell them apart.',
  'link.out': 'A link is out, valid until {at}. A new one would take its place.',
  'link.for': 'For {name}. This link opens once: hand it to this person only.',
  'link.left': 'Valid for {left}',
  'link.used': 'This link has been used.',
  'link.replaced': 'Another link was handed since: this one opens nothing any more.',
  'link.over': 'This link no longer works.',
  'link.another': 'Hand another link',
} as const;
