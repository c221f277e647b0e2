import type { FileLink } from '../cards/buttons.ts';
import { text } from '../src/text/text.ts';
import type { Scene } from './scene.ts';

/** A file's name on its button, and its path below a committee's: `minutes/M-4.docx`. */
type File = readonly [name: string, path: string];

/**
 * Links to documents for the viewer of the scene. None before a whole conversation, and none in Teams,
 * whose browser could not say who follows them.
 */
export const fileLinks = async (
  { services, tenant, body, viewer }: Scene,
  files: readonly File[],
): Promise<readonly FileLink[]> => {
  const { fileUrl, directory } = services;
  if (!fileUrl || viewer === undefined) return [];
  const aadObjectId = (await directory.get(tenant, viewer))?.aadObjectId;
  if (aadObjectId === undefined) return [];
  return files.map(([name, path]) => ({
    name,
    url: fileUrl(tenant, aadObjectId, `/committees/${body.id}/${path}`),
  }));
};

/** A link to all registers as one Excel file. */
export const workbook = (scene: Scene): Promise<readonly FileLink[]> =>
  fileLinks(scene, [[text('document.excel'), 'registers.xlsx']]);
