/* The words that hold sentences together, of English and of other languages in Latin letters, by
 * the letter that they begin with.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_LANGUAGE_WORDS_H
#define SMP_TEXT_LANGUAGE_WORDS_H

#include "text/text.h"

/* Of several languages with as many words the first is taken. */
enum {
    CY = 1u << 0, /* Welsh */
    PL = 1u << 1,
    RO = 1u << 2,
    ES = 1u << 3,
    PT = 1u << 4,
    FR = 1u << 5,
    DE = 1u << 6,
    IT = 1u << 7,
    LT = 1u << 8,
    TR = 1u << 9,
    SO = 1u << 10, /* Somali */
    HI = 1u << 11, /* Hindi and Urdu, as people write them without their own letters */
    EN = 1u << 12,
    LANGUAGES = 12 /* but for English */
};

#define WORDS_A(W) W("aan", SO) W("aap", HI) W("aapka", HI) W("about", EN) W("after", EN) \
    W("ale", PL) W("all", EN) W("am", RO) W("ama", TR) W("anche", IT) W("and", EN) W("any", EN) \
    W("are", EN) W("at", EN) W("auch", DE) W("aur", HI) W("aveam", RO) W("avec", FR) \
    W("ayaa", SO) W("a\xC4\x8Di\xC5\xAB", LT) W("a\xC5\xA1", LT)
#define WORDS_B(W) W("badan", SO) W("bahut", HI) W("bardzo", PL) W("be", EN) W("because", EN) \
    W("been", EN) W("bei", DE) W("ben", TR) W("benim", TR) W("bet", LT) W("bhi", HI) W("bir", TR) \
    W("bitte", DE) W("bod", CY) W("bohat", HI) W("bonjour", FR) W("bu", TR) W("but", EN) \
    W("buvo", LT) W("by", EN) W("bydd", CY) W("by\xC5\x82", PL) W("by\xC5\x82o", PL)
#define WORDS_C(W) W("can", EN) W("ce", FR) W("ce\xC8\x9B", RO) W("chahiye", HI) W("chahta", HI) \
    W("chahti", HI) W("che", IT) W("chi", CY) W("com", PT) W("como", PT) W("con", ES | IT) \
    W("could", EN) W("cuando", ES) W("cum", RO) W("cu\xC3\xA1ndo", ES) W("cymraeg", CY) \
    W("czy", PL)
#define WORDS_D(W) W("dans", FR) W("dar", RO) W("das", DE) W("ddim", CY) W("del", ES | IT) \
    W("della", IT) W("dem", DE) W("den", DE) W("der", DE) W("des", FR) W("de\xC4\x9Fil", TR) \
    W("di", IT) W("did", EN) W("din", RO) W("diolch", CY) W("dla", PL) W("do", EN) W("don't", EN) \
    W("dos", PT) W("dove", IT) W("du", FR) W("dw", CY) W("dwi", CY) W("dwi'n", CY) \
    W("dzie\xC5\x84", PL) W("dzi\xC4\x99kuj\xC4\x99", PL) W("d\xC3\xB3nde", ES)
#define WORDS_E(W) W("eich", CY) W("ein", CY | DE) W("eine", DE) W("eisiau", CY) W("el", ES) \
    W("em", PT) W("est", FR) W("este", RO) W("est\xC3\xA1", ES | PT) W("et", FR) W("eu", PT)
#define WORDS_F(W) W("fadlan", SO) W("for", EN) W("fost", RO) W("from", EN) W("fydd", CY) \
    W("f\xC3\xBCr", DE)
#define WORDS_G(W) W("gaya", HI) W("gayi", HI) W("gdzie", PL) W("gen", CY) W("get", EN) \
    W("gli", IT) W("gracias", ES) W("grazie", IT) W("gyda", CY)
#define WORDS_H(W) W("had", EN) W("hai", HI) W("hain", HI) W("has", EN) W("have", EN) \
    W("hay", ES) W("he", EN) W("her", EN) W("his", EN) W("ho", IT) W("hoffwn", CY) W("hoon", HI) \
    W("how", EN) W("hun", HI) W("hwn", CY)
#define WORDS_I(W) W("i", EN) W("i'm", EN) W("i'r", CY) W("ich", DE) W("if", EN) W("il", IT) \
    W("ile", TR) W("in", EN) W("ir", LT) W("is", EN) W("isso", PT) W("ist", DE) W("it", EN) \
    W("it's", EN) W("iyo", SO) W("i\xC3\xA7in", TR)
#define WORDS_J(W) W("jak", PL) W("jaunga", HI) W("jaungi", HI) W("je", FR) W("jest", PL) \
    W("just", EN)
#define WORDS_K(W) W("ka", SO) W("kab", HI) W("kada", LT) W("kahan", HI) W("kaip", LT) \
    W("kaise", HI) W("karna", HI) W("kiedy", PL) W("koi", HI) W("ku", SO) W("kur", LT) \
    W("kya", HI)
#define WORDS_L(W) W("la", SO) W("labai", LT) W("las", ES) W("leh", SO) W("lekarza", PL) \
    W("les", FR) W("liye", HI) W("los", ES) W("l\xC3\xBCtfen", TR)
#define WORDS_M(W) W("mae", CY) W("mae'n", CY) W("mahadsanid", SO) W("main", HI) W("mam", PL) \
    W("man", LT) W("mano", LT) W("mas", PT) W("me", EN) W("mein", DE | HI) W("meine", DE) \
    W("mera", HI) W("merci", FR) W("meri", HI) W("meu", PT) W("mi", ES) W("mia", IT) \
    W("minha", PT) W("mio", IT) W("mit", DE) W("mnie", PL) W("mog\xC4\x99", PL) W("moja", PL) \
    W("molto", IT) W("mon", FR) W("muito", PT) W("mujhe", HI) W("mul\xC8\x9Bumesc", RO) \
    W("muy", ES) W("my", EN) W("m\xC3\xB3j", PL)
#define WORDS_N(W) W("nahi", HI) W("nahin", HI) W("nas\xC4\xB1l", TR) W("ne", FR | LT | TR) \
    W("nel", IT) W("nerede", TR) W("nicht", DE) W("nie", PL) W("no", EN) W("non", IT) \
    W("not", EN) W("nous", FR) W("nu", RO) W("n\xC3\xA3o", PT) W("n\xC4\x97ra", LT)
#define WORDS_O(W) W("o", PT) W("o'r", CY) W("obrigada", PT) W("obrigado", PT) W("od", PL) \
    W("oedd", CY) W("oes", CY) W("of", EN) W("on", EN) W("onde", PT) W("oo", SO) W("or", EN) \
    W("os", PT) W("our", EN) W("out", EN) W("o\xC3\xB9", FR)
#define WORDS_P(W) W("para", ES | PT) W("pas", FR) W("pentru", RO) W("per", IT) \
    W("perch\xC3\xA9", IT) W("pero", ES) W("por", ES) W("pour", FR) W("prosz\xC4\x99", PL) \
    W("przez", PL) W("puedo", ES)
#define WORDS_Q(W) W("quand", FR) W("quando", PT) W("qui", FR)
#define WORDS_R(W) W("raha", HI) W("rahi", HI) W("roedd", CY) W("rwy'n", CY) W("rydw", CY) \
    W("rydym", CY) W("rydyn", CY)
#define WORDS_S(W) W("sab", HI) W("she", EN) W("shukriya", HI) W("sie", DE) W("si\xC4\x99", PL) \
    W("so", EN) W("sono", IT) W("soo", SO) W("su", LT) W("suis", FR) W("sunt", RO) W("sur", FR) \
    W("sy'n", CY) W("sydd", CY) W("s\xC4\x83", RO) W("s\xC4\x85", PL)
#define WORDS_T(W) W("tai", LT) W("te\xC5\x9F" "ekk\xC3\xBCrler", TR) W("tha", HI) W("that", EN) \
    W("the", EN) W("their", EN) W("them", EN) W("there", EN) W("they", EN) W("thi", HI) \
    W("this", EN) W("to", EN)
#define WORDS_U(W) W("uma", PT) W("una", ES | IT) W("und", DE) W("unde", RO) W("une", FR) \
    W("up", EN)
#define WORDS_V(W) W("var", TR) W("ve", TR) W("very", EN) W("voc\xC3\xAAs", PT) W("von", DE) \
    W("votre", FR) W("vous", FR) W("vreau", RO) W("v\xC4\x83", RO)
#define WORDS_W(W) W("waa", SO) W("waan", SO) W("wann", DE) W("was", EN) W("waxaan", SO) \
    W("waxay", SO) W("we", EN) W("wedi", CY) W("were", EN) W("what", EN) W("when", EN) \
    W("where", EN) W("which", EN) W("who", EN) W("why", EN) W("wie", DE) W("will", EN) \
    W("wir", DE) W("with", EN) W("wo", DE) W("woh", HI) W("would", EN) W("wrth", CY)
#define WORDS_Y(W) W("y", CY | ES) W("ydw", CY) W("ydy", CY) W("ydych", CY) W("yeh", HI) \
    W("yn", CY) W("yo", ES) W("yok", TR) W("you", EN) W("your", EN) W("yr", CY) W("yra", LT) \
    W("yw", CY)
#define WORDS_Z(W) W("zaman", TR) W("zu", DE)
#define WORDS_OTHER(W) W("\xC3\xA7ok", TR) W("\xC3\xA8", IT) W("\xC3\xAEmi", RO) \
    W("\xC3\xAEn", RO) W("\xC4\xAF", LT) W("\xC5\xBC" "e", PL) W("\xC8\x99i", RO)

static const smp__word_row language_words[SMP__WORD_ROWS] = {
    SMP__WORD_ROW('a' - 'a', WORDS_A),
    SMP__WORD_ROW('b' - 'a', WORDS_B),
    SMP__WORD_ROW('c' - 'a', WORDS_C),
    SMP__WORD_ROW('d' - 'a', WORDS_D),
    SMP__WORD_ROW('e' - 'a', WORDS_E),
    SMP__WORD_ROW('f' - 'a', WORDS_F),
    SMP__WORD_ROW('g' - 'a', WORDS_G),
    SMP__WORD_ROW('h' - 'a', WORDS_H),
    SMP__WORD_ROW('i' - 'a', WORDS_I),
    SMP__WORD_ROW('j' - 'a', WORDS_J),
    SMP__WORD_ROW('k' - 'a', WORDS_K),
    SMP__WORD_ROW('l' - 'a', WORDS_L),
    SMP__WORD_ROW('m' - 'a', WORDS_M),
    SMP__WORD_ROW('n' - 'a', WORDS_N),
    SMP__WORD_ROW('o' - 'a', WORDS_O),
    SMP__WORD_ROW('p' - 'a', WORDS_P),
    SMP__WORD_ROW('q' - 'a', WORDS_Q),
    SMP__WORD_ROW('r' - 'a', WORDS_R),
    SMP__WORD_ROW('s' - 'a', WORDS_S),
    SMP__WORD_ROW('t' - 'a', WORDS_T),
    SMP__WORD_ROW('u' - 'a', WORDS_U),
    SMP__WORD_ROW('v' - 'a', WORDS_V),
    SMP__WORD_ROW('w' - 'a', WORDS_W),
    SMP__WORD_ROW('y' - 'a', WORDS_Y),
    SMP__WORD_ROW('z' - 'a', WORDS_Z),
    SMP__WORD_ROW(SMP__ROW_OF_OTHERS, WORDS_OTHER),
};

#endif
