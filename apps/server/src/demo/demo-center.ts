import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { v5 as named, v7 as uuid } from 'uuid';
import { hashPassword } from '../auth/index.js';
import type { DemoAccess } from './demo.service.js';

export const CENTER = { id: '0199a000-0000-7000-8000-000000000001', name: 'Collège Jules-Ferry (démonstration)' };
export const TIME_ZONE = 'Europe/Paris';
export const INVIGILATORS = [
  { firstName: 'Nadia', lastName: 'BERNARD' },
  { firstName: 'Paul', lastName: 'ROUSSEAU' },
];
/** The rooms of its sessions, under ids of their own. */
export const ROOMS = [
  { name: 'Salle 12', seats: 24, sharesStorage: true, note: 'Imprimante dans le couloir' },
  { name: 'Salle 7', seats: 16, sharesStorage: false, note: '' },
  { name: 'CDI', seats: 12, sharesStorage: false, note: 'Postes le long des fenêtres' },
].map(({ seats, ...room }) => ({
  ...room,
  id: named(room.name, CENTER.id),
  centerId: CENTER.id,
  seats: Array.from({ length: seats }, (_seat, n) => String(n + 1)),
}));
const ADMINISTRATOR = { name: 'Claire DELAUNAY', email: 'administration@jules-ferry.example' };

/** Only its hash is stored; the same at every start, so that it can be printed again. `id` is this installation's own. */
export const demoPassword = (id: string): string =>
  createHash('sha256').update(`vigie demo ${id}`).digest('hex').slice(0, 8).toUpperCase();

/** The account of the centre's administrator, made at the first start. */
export async function administrator(database: DataSource): Promise<DemoAccess['administrator']> {
  const { email, name } = ADMINISTRATOR;
  const [known] = await database.query<{ id: string }[]>('select id from app_user where email = $1', [email]);
  const id = known?.id ?? uuid();
  const password = demoPassword(id);
  if (!known)
    await database.query('insert into app_user (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      id,
      email,
      name,
      await hashPassword(password),
    ]);
  // The demo's only account looks after its installation too.
  await database.query('update app_user set is_operator = true where id = $1 and not is_operator', [id]);
  await database.query(
    `insert into membership (user_id, center_id, role) values ($1, $2, 'administrator') on conflict do nothing`,
    [id, CENTER.id],
  );
  return { email, password };
}
