/** Gavel in a process of its own: loaded at once, started on a folder when told so. */
import { once } from 'node:events';
import { silentLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { wire } from '../../src/wire.ts';

process.once('disconnect', () => process.exit(0));
const [data] = (await once(process, 'message')) as [string];
const gavel = await wire(readSettings({ PORT: '0', GAVEL_DATA: data }), { log: silentLog });
process.send?.(gavel.url);
await once(process, 'message');
await gavel.close();
process.exit(0);
