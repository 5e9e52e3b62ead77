export function billOfMaterials(): { components: { name: string; version: string }[] };
