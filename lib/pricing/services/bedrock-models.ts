/** A model as the price book names it. */
export type BedrockModel = {
  /** The same for all ways of calling the model. */
  key: string;
  title: string;
  /** Its part of a sku, which depends on the profile where the price does. */
  sku: string;
  isProfile: boolean;
  /** Models that embed take tokens and answer none. */
  answers: boolean;
};

type PricedModel = { prefix: string; title: string; sku: string; ofProfile?: Readonly<Record<string, string>>; answers?: false };

/** Models with a price, by the beginning of their id ("Supported foundation models in Amazon Bedrock"). */
const MODELS: readonly PricedModel[] = [
  { prefix: "anthropic.claude-haiku-4-5", title: "Claude Haiku 4.5", sku: "claude_haiku_4_5.geo_us", ofProfile: { global: "claude_haiku_4_5.global" } },
  { prefix: "amazon.nova-micro", title: "Nova Micro", sku: "nova_micro" },
  { prefix: "amazon.nova-lite", title: "Nova Lite", sku: "nova_lite" },
  { prefix: "amazon.nova-2-lite", title: "Nova 2 Lite", sku: "nova_2_lite.geo", ofProfile: { global: "nova_2_lite.global" } },
  { prefix: "amazon.titan-embed-text-v2", title: "Titan Text Embeddings V2", sku: "titan_embed_text_v2", answers: false },
  { prefix: "meta.llama3-2-1b-instruct", title: "Llama 3.2 1B", sku: "llama_3_2_1b" },
  { prefix: "meta.llama3-2-3b-instruct", title: "Llama 3.2 3B", sku: "llama_3_2_3b" },
  { prefix: "openai.gpt-oss-20b", title: "gpt-oss-20b", sku: "gpt_oss_20b" },
];

const PROFILE = /^(us|eu|apac|global)\./;

/** Null where the ARN names no single model. An unknown model keeps its own id as sku, which then has no price. */
export function modelOfArn(arn: string): BedrockModel | null {
  const id = /:(?:foundation-model|inference-profile)\/([^*?]+)$/.exec(arn)?.[1];
  if (id === undefined) return null;
  const profile = PROFILE.exec(id)?.[1];
  const base = id.replace(PROFILE, "");
  const known = MODELS.find(({ prefix }) => base.startsWith(prefix));
  const isProfile = profile !== undefined;
  if (!known) return { key: base, title: base, sku: base.toLowerCase().replaceAll(/[^a-z0-9_.-]/g, "_"), isProfile, answers: true };
  const sku = (isProfile ? known.ofProfile?.[profile] : undefined) ?? known.sku;
  return { key: known.prefix, title: known.title, sku, isProfile, answers: known.answers !== false };
}
