import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly deflate?: boolean;
  /** What stands in the archive, when it shall not be what is made of the content. */
  readonly packed?: Buffer;
  /** What the archive says about the entry, when it shall lie. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
}

/** A zip file of stored entries; enough for a client that unzips. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  return zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** A zip file of any entries, hostile ones too. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const data = entry.packed ?? (entry.deflate === true ? deflateRawSync(content) : content);
    const path = Buffer.from(entry.name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x0800, 6);
    header.writeUInt16LE(entry.deflate === true ? 8 : 0, 8);
    header.writeUInt32LE(entry.claimedCrc ?? crc32(content), 14);
    header.writeUInt32LE(data.length, 18);
    header.writeUInt32LE(entry.claimedSize ?? content.length, 22);
    header.writeUInt16LE(path.length, 26);
    const listing = Buffer.alloc(46);
    listing.writeUInt32LE(0x02014b50, 0);
    listing.writeUInt16LE(20, 4);
    header.copy(listing, 6, 4, 30);
    listing.writeUInt32LE(offset, 42);
    locals.push(header, path, data);
    central.push(listing, path);
    offset += header.length + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The entries of a zip file that a client uploaded, stored or deflated. */
export function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const files: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + size);
    if (!name.endsWith('/')) files[name] = (method === 0 ? data : inflateRawSync(data)).toString('utf8');
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
