/** Pools of everyday names and places, and how a name becomes an account name. */
export const firstNames: readonly string[] = [
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Elif',
  'Farid',
  'Grace',
  'Hannah',
  'Ivan',
  'Julia',
  'Kofi',
  'Lena',
  'Marco',
  'Nadia',
  'Oscar',
  'Priya',
  'Quentin',
  'Rosa',
  'Samuel',
  'Tara',
  'Umut',
  'Vera',
  'William',
  'Xenia',
  'Yusuf',
  'Zoe',
  'Amira',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Esther',
  'Felix',
  'Gustav',
  'Helena',
  'Imani',
  'Jonas',
  'Katja',
  'Luca',
  'Mei',
  'Noah',
];

export const lastNames: readonly string[] = [
  'Schmidt',
  'Meier',
  'Keller',
  'Rossi',
  'Nowak',
  'Fischer',
  'Brown',
  'Garcia',
  'Kowalski',
  'Larsen',
  'Moreau',
  'Novak',
  'Okafor',
  'Petrov',
  'Quinn',
  'Rahman',
  'Silva',
  'Tanaka',
  'Ueda',
  'Vogel',
  'Weber',
  'Xu',
  'Yilmaz',
  'Zimmermann',
  'Andersen',
  'Bianchi',
  'Costa',
  'Dubois',
  'Eriksson',
  'Ferrari',
  'Gruber',
  'Huber',
  'Ito',
  'Jansen',
  'Kaya',
  'Lindberg',
  'Murphy',
  'Nguyen',
  'Olsen',
  'Patel',
];

export const departments: readonly { readonly name: string; readonly titles: readonly string[] }[] = [
  { name: 'Engineering', titles: ['Software Engineer', 'Senior Software Engineer', 'Site Reliability Engineer', 'Test Engineer'] },
  { name: 'Product', titles: ['Product Manager', 'Product Owner', 'Business Analyst'] },
  { name: 'Design', titles: ['Designer', 'UX Researcher'] },
  { name: 'Sales', titles: ['Account Executive', 'Sales Engineer', 'Regional Sales Lead'] },
  { name: 'Marketing', titles: ['Marketing Specialist', 'Content Writer'] },
  { name: 'Support', titles: ['Support Engineer', 'Customer Success Partner'] },
  { name: 'Finance', titles: ['Accountant', 'Controller'] },
  { name: 'People', titles: ['Recruiter', 'People Partner'] },
  { name: 'IT', titles: ['System Administrator', 'Service Desk Analyst'] },
  { name: 'Legal', titles: ['Counsel'] },
];

export const sites: readonly { readonly city: string; readonly country: string }[] = [
  { city: 'Zürich', country: 'CH' },
  { city: 'Berlin', country: 'DE' },
  { city: 'Milano', country: 'IT' },
  { city: 'Kraków', country: 'PL' },
  { city: 'Osaka', country: 'JP' },
  { city: 'Austin', country: 'US' },
];

/** Small letters without accents: `Zoë Müller` gives `zoe.mueller`. */
export function accountName(first: string, last: string): string {
  return `${first}.${last}`
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9.]/g, '');
}
