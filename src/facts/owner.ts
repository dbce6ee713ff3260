/** First person: somebody's system after all, in whatever language. */
export const OWNER =
  /(?:使って|動かして|運用して|利用して)い(?:ます|る)|\b(?:my|our) (?:\w+ )?(?:laptop|clusters?|nodes?|hosts?|servers?|machines?|environment|setup|VMs?)\b|\b(?:I|we)(?: are| am|.re|.m) (?:on|running|using) |\b(?:I|we) measured\b|\b(?:I|we) have (?:falco|chart|it) |\b(?:I|we) (?:have )?(?:run|set up|set Falco up|installed|deployed|use|build our) |\bwe have ~?\d|\bour (?:own )?(?:\d\w{1,5} )?limits?\b|\b(?:j'utilise|nous utilisons|on utilise|j'ai installé)\b|\b(?:notre|nos) (?:clusters?|nœuds?|serveurs?|machines?)\b|\b(?:wir|ich) (?:betreibe|nutze|verwende|setze)n?\b|\b(?:unser|mein)\w{0,2} (?:Cluster|Knoten|Server|Rechner)\b|\b(?:usamos|utilizamos|estou usando|estoy usando|instalei|instalamos|instalé|rodamos|tenemos|temos) (?:o |el |a |la )?(?:falco|v?0\.\d|\d)|\b(?:nuestr|noss)[oa]s? (?:cl[uú]ster(?:es|s)?|nodos?|nós|servidor(?:es)?)\b|使い始め|入れて(?:い|お)|使っています|使用しています|運用して|(?:我们|我)(?:现在|目前)?(?:在用|在使用|使用|用的)/i;

/** The author of a piece of work tells of a cluster of theirs: `dropped events on our RKE2 cluster`. */
export const OWN_PLACE =
  /\b(?:on|in) (?:my|our) (?:\w+ )?(?:clusters?|nodes?|hosts?|servers?|machines?|laptop)\b|\bwe have ~?\d/i;

/** Sentences in which `no` means `in the`, and `do` means `of the`. */
const PORTUGUESE =
  /[ãõ]|\b(?:pelo|pela|uma?|meus?|minhas?|nossos?|nossas?|roda\w*|instal(?:ei|amos|ado)|estou|está|também|depois|com|em|da|das|dos|ao|que|não|usando)\b/i;
const ENGLISH = /\b(?:there|is|are|the|and|we|with|has|have|it|on|of|just|plain)\b/i;

/** `no Ubuntu` in such a sentence is a place and no denial. */
export const isPortuguese = (sentence: string): boolean => PORTUGUESE.test(sentence) && !ENGLISH.test(sentence);
