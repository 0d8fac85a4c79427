/** Parts of invented people. */
export const FIRST_NAMES = [
  'Ada', 'Mira', 'Jonas', 'Sofía', 'Łukasz', 'Chloé', 'Noah', 'Yuki', 'Björn', 'Amara', 'Søren', 'Zoë', 'Ibrahim', 'Priya', 'Mateo',
  'Hannah', 'Owen', 'Siobhán', 'Dmitri', 'Leïla', 'Kofi', 'Élodie', 'Marek', 'Ingrid', 'Tariq', 'Nadia', 'Viktor', 'Greta', 'Hugo', 'Wei',
]; // biome-ignore format: one block reads better than thirty lines
export const LAST_NAMES = [
  'Wolf', "O'Connor", 'Müller', 'Gärtner', 'van der Berg', 'Nowak', 'Lindström', 'García', 'Okafor', 'Tanaka', 'Dubois', "D'Angelo", 'Smith',
  'Hernández', 'Kowalski', 'Haßler', 'Petrović', 'Andersson', 'Rossi', 'Chen', 'Öztürk', 'Ibsen', 'Novák', 'Silva', 'Brandt', 'Moreau', 'Patel',
]; // biome-ignore format: one block reads better than thirty lines
export const TEAMS = [
  'platform',
  'mobile',
  'web',
  'data',
  'security',
  'support',
  'design',
  'finance',
  'people',
  'sales',
  'legal',
  'research',
];
