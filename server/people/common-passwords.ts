/**
 * Stems that open the lists of leaked and default passwords, folded to lower case without marks, letters and digits only. A
 * password that is one of them, or one of them with digits around it, is refused.
 */
export const COMMON_STEMS: readonly string[] = [
  ...['password', 'passw0rd', 'p4ssword', 'matkhau', 'matkhaumoi', 'matma', 'passwort', 'changeme', 'letmein', 'welcome'],
  ...['admin', 'administrator', 'quantri', 'quantrivien', 'root', 'test', 'guest', 'default', 'demo', 'user', 'login', 'secret'],
  ...['qwerty', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'asdfghjkl', 'zxcvbnm', '1q2w3e4r5t', '1q2w3e4r', 'qazwsxedc', '1qaz2wsx'],
  ...['iloveyou', 'anhyeuem', 'emyeuanh', 'yeuem', 'yeuanh', 'concacto', 'khongbiet', 'khongnho', 'khongcopass', 'dmconcac'],
  ...['vietnam', 'vietnamvodich', 'hanoi', 'saigon', 'hochiminh', 'danang', 'haiphong', 'cantho', 'hue', 'binhduong', 'dongnai'],
  ...['ubnd', 'uyban', 'uybannhandan', 'hdnd', 'phuong', 'quan', 'huyen', 'xa', 'tinh', 'thanhpho', 'motcua', 'bophanmotcua'],
  ...['hanhchinh', 'hanhchinhcong', 'dichvucong', 'tiepdan', 'canbo', 'congchuc', 'vienchuc', 'vanphong', 'sonoivu', 'noivu'],
  ...['trungtam', 'trungtamhanhchinhcong', 'truyenthong', 'bangdientu', 'bangled', 'manhinh', 'ledart', 'signage', 'display'],
  ...[
    'nguyen',
    'nguyenvan',
    'tran',
    'le',
    'pham',
    'hoang',
    'huynh',
    'phan',
    'vu',
    'vo',
    'dang',
    'bui',
    'do',
    'ho',
    'ngo',
    'duong',
  ],
  ...[
    'niemyet',
    'samsung',
    'sony',
    'abc',
    'abcd',
    'abcdef',
    'abcdefgh',
    'abcdefghij',
    'aaaaaaaaaa',
    'dragon',
    'football',
    'monkey',
  ],
];

/** Digit runs that lists of leaked passwords are full of; longer strings of them are refused too. */
export const DIGIT_RUNS: readonly string[] = [
  '0123456789',
  '1234567890',
  '9876543210',
  '0987654321',
  '1122334455',
  '147258369',
  '123123',
];
