/* Names of people, and what is told of them. The people are made up.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(names_of_people)
{
    static const char *const names[] = {
        "Thanks to Dr Jane Smith for the tour", "Mrs Jones brought cake", "mrs jones was lovely",
        "I saw Sister Brown", "Cllr Ahmed opened the fair", "Our nurse Thandeka Moyo has joined",
        "Mark Smith spoke first", "A nurse called sarah was kind", "Grace explained everything",
        "Sarah was lovely", "I met Agnieszka yesterday", "Thank you to Grace",
        "My name is Xolani Dube", "Our chief executive, Jane Doe, said so",
        "We asked Aoife N\xC3\xAD Bhriain", "Anna-Maria Kowalska came", "So said Sean O'Neill",
        "Zo\xC3\xAB was there", "It was Olufunke who rang", "Consultant Will Patel listened",
        "My daughter Hope was seen at once", "Prof. Example spoke", "Siobhan the midwife",
        "midwife was gemma, she is kind", "thank you karen", "dr khan rang", "THANK YOU SARAH",
        "DR. PATEL IS LATE", "ANITA IS A STAR", "J. Patel signed", "Dr A. K. Banerjee spoke",
        "leroy from maternity", "declan murphy rang", "Staff nurse Jomonx is here",
        "The ward clerk, Xyloq, waved", "patient eileen rang"};
    ALL_FLAG(PRIVACY_PERSON_NAME, names);
    MARKS(PRIVACY_PERSON_NAME, "Thanks to Dr Jane Smith for it", "Dr Jane Smith");
    MARKS(PRIVACY_PERSON_NAME, "We asked Aoife N\xC3\xAD Bhriain", "Aoife N\xC3\xAD Bhriain");
    MARKS(PRIVACY_PERSON_NAME, "So said Sarah Jones-Williams.", "Sarah Jones-Williams");
    MARKS(PRIVACY_PERSON_NAME, "Dr A. K. Banerjee spoke", "Dr A. K. Banerjee");
    MARKS(PRIVACY_PERSON_NAME, "The ward clerk, Xyloq, waved", "Xyloq");
    REPAIRS(PRIVACY_PERSON_NAME, "It is Sarah's cake", "It is [name removed]'s cake");
    look("Chloe and Jade were there");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_PERSON_NAME), 2);
    look("Thank you Sarah and Julie");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_PERSON_NAME), 2);
}
END_TEST

/* Whoever is thanked or congratulated is staff, unless it says what of as of a patient. */
START_TEST(thanked_and_congratulated)
{
    static const char *const patients[] = {
        "Thanks to Sarah, who gave birth here", "Well done Sarah, who gave birth at home",
        "Happy birthday to Ivy on ward 4, who gave birth today"};
    static const char *const others[] = {
        "Thanks to Sarah, who had my scan done in no time", "Well done Sarah on the stroke ward",
        "Thanks to Sarah, who gave birth to an idea I had", "Well done Sarah, two years in post",
        "Thanks to Ivy on ward 4 for the scan"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, patients);
    ALL_PASS(PRIVACY_NAMED_PATIENT, others);
}
END_TEST

/* How far a name goes, and what is none after all. "-": no name is seen. */
START_TEST(where_names_begin_and_end)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"Mrs Smith - Jones here", "Mrs Smith"}, {"Mrs Smith-", "Mrs Smith"},
        {"Mrs Smith- Jones", "Mrs Smith"},
        {"Mrs Smith-jones", "Mrs Smith"}, {"Mrs Smith-Jones", "Mrs Smith-Jones"},
        {"William Harvey Heart", "William Harvey"}, {"William Harvey Heart Centre", "-"},
        {"Dr Abcdefghijklmnopqrstuvwxyz-Abcdefghijklmnopqrstuvwxyz-Abcdefghijklmnopqrstuvwxyz said",
         "Dr Abcdefghijklmnopqrstuvwxyz-Abcdefghijklmnopqrstuvwxyz-Abcdefghijklmnopqrstuvwxyz"},
        {"Mr J . Jones", "Mr J . Jones"}, {"Mr J. Jones", "Mr J. Jones"}, {"mr Jones", "mr Jones"},
        {"mr Zqwxv", "mr Zqwxv"}, {"mr Table", "-"}, {"dr Nurse", "-"}, {"Sister Nurse", "-"},
        {"mr JONES", "-"},
        {"Mr JONES", "Mr JONES"}, {"MR JONES", "MR JONES"}, {"Mr ZQXWV", "Mr ZQXWV"},
        {"Mr TABLE", "-"},
        {"Mr Jones's Smith", "-"}, {"patient may be", "-"}, {"patient john here", "john"},
        {"patient Ann's Smith", "-"}, {"patient Ann Smith", "Ann Smith"}, {"Patient A Smith", "-"},
        {"A Smith", "-"},
        {"J Wood", "J Wood"}, {"J. Wood came", "J. Wood"}, {"ann smith said", "-"},
        {"ANN SMITH said", "ANN SMITH"},
        {"our nurse sarah jones said", "sarah jones"}, {"nurse sarah helped", "sarah"},
        {"at Sarah", "-"},
        {"in Jordan", "-"}, {"in Jordan Smith", "Jordan Smith"}, {"nurse Jordan", "nurse Jordan"},
        {"met Zqwxv Vwxqz", "-"}, {"nurse Zqwxv Vwxqz", "nurse Zqwxv Vwxqz"},
        {"J Jones-", "J Jones"},
        {"Ask Sarah Patel & Sons", "-"}, {"our nurse Table", "-"},
        {"I saw Sarah. Patel was away", "Sarah"},
        {"Sister Head", "-"}, {"Sister JONES", "-"}, {"sister jones", "sister jones"},
        {"sister baker", "-"}, {"sister table", "-"}, {"mr sarah", "mr sarah"},
        {"A. Jones came", "A. Jones"}, {"A K Jones came", "A K Jones"}, {"J Wood came", "-"},
        {"So J Wood", "-"}, {"I met Jean van", "Jean"}, {"Jean M. said so", "Jean"},
        {"I met Jean M", "Jean"}, {"I met Jean (Jeannie)", "Jean"},
        {"our nurse Zq came", "-"}, {"JK Jones came", "-"},
        {"Just call me Xyloq", "Xyloq"}, {"You call Xyloq", "-"},
        {"It is up to you to Xyloq", "-"}, {"Thank you to Grace", "Grace"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_PERSON_NAME, rows[i].text, rows[i].name);
    /* Nothing of a name is left, however many words it is of. */
    MARKS(PRIVACY_PERSON_NAME, "Ana Maria Garcia Lopez Perez Gomez",
          "Ana Maria Garcia Lopez Perez Gomez");
    MARKS(PRIVACY_PERSON_NAME,
          "Mrs Ana Maria Garcia Lopez Perez Gomez de Souza Smith Jones-Patel has come",
          "Mrs Ana Maria Garcia Lopez Perez Gomez de Souza Smith Jones-Patel");
    MARKS(PRIVACY_PERSON_NAME, "Ana Maria Garcia Lopez Perez Gomez Smith Hospital", "-");
    REPAIRS(PRIVACY_PERSON_NAME, "It is Ana Maria Garcia Lopez Perez Gomez's cake",
            "It is [name removed]'s cake");
}
END_TEST

/* A mask hides the whole name, also where no list has the surname; and no more than the name. */
START_TEST(all_of_a_name)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"Jean Margaret Zqwxv came", "Jean Margaret Zqwxv"},
        {"Mrs Jean Margaret Zqwxv came", "Mrs Jean Margaret Zqwxv"},
        {"Jean Margaret Table came", "Jean Margaret Table"},
        {"Jean Zqwxv Vwxqz-Zqwxv came", "Jean Zqwxv Vwxqz-Zqwxv"},
        {"Jean van den Zqwxv came", "Jean van den Zqwxv"},
        {"Jean O'Zqwxv came", "Jean O'Zqwxv"}, {"Jean McZqwxv came", "Jean McZqwxv"},
        {"Jean M. Zqwxv came", "Jean M. Zqwxv"}, {"Jean M Zqwxv came", "Jean M Zqwxv"},
        {"Jean A. Zqwxv came", "Jean A. Zqwxv"}, {"Jean A Zqwxv came", "Jean A Zqwxv"},
        {"Jean J.K. Zqwxv came", "Jean J.K. Zqwxv"}, {"Jean M. Table came", "Jean M. Table"},
        {"Jean 'Jeannie' Zqwxv came", "Jean 'Jeannie' Zqwxv"},
        {"Jean (Jeannie) Zqwxv came", "Jean (Jeannie) Zqwxv"},
        {"Mrs Jean Zqwxv of Rugby came", "Mrs Jean Zqwxv"},
        {"Jean Table of Rugby came", "Jean Table"}, {"Mr Jones of Ward 4 came", "Mr Jones"},
        /* What stands behind a name is left. */
        {"Elizabeth of Zqwxv", "-"}, {"Jean I Had a scan", "Jean"},
        {"Jean Margaret Monday clinic", "Jean Margaret"},
        {"I met Jean Zqwxv. Table service", "Jean Zqwxv"},
        {"Jean Zqwxv's Vwxqz", "-"}, {"Jean Margaret Zqwxv Ward", "-"}, {"Jean Smith Ward", "-"},
        {"Jean Smith Table came", "Jean Smith"}, {"Mrs Jones Great service", "Mrs Jones"},
        {"Jean Margaret Table Wins", "Jean Margaret"}, {"Jean B Healthy Eating", "Jean"},
        {"Jean (Table", "Jean"}, {"Jean (Table) came", "Jean"}, {"Jean (a) Zqwxv", "Jean"},
        {"Jean (Table Zqwxv", "Jean"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_PERSON_NAME, rows[i].text, rows[i].name);
}
END_TEST

/* In small letters or all in capitals too, all of a name is seen. */
START_TEST(where_names_without_capitals_end)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"mrs patricia anne holloway rang", "mrs patricia anne holloway"},
        {"MRS PATRICIA ANNE HOLLOWAY RANG", "MRS PATRICIA ANNE HOLLOWAY"},
        {"patricia anne holloway rang", "patricia anne holloway"},
        {"PATRICIA ANNE ZQWXV RANG", "PATRICIA ANNE ZQWXV"},
        {"mohammed abdul rahman khan rang", "mohammed abdul rahman khan"},
        {"mr john smith jones rang", "mr john smith jones"},
        {"mary jane watson parker rang", "mary jane watson parker"},
        {"john grace holloway rang", "john grace holloway"},
        {"sarah-jane smith-holloway rang", "sarah-jane smith-holloway"},
        {"mr van der berg rang", "mr van der berg"},
        {"sarah van der berg rang", "sarah van der berg"},
        {"dr sarah rang", "dr sarah"}, {"DR SARAH RANG", "DR SARAH"},
        {"thanks to sarah jane's mum", "sarah jane's"},
        /* Words after a name are left. */
        {"mrs patel said so", "mrs patel"}, {"mrs patel day centre", "mrs patel"},
        {"mrs patel may come", "mrs patel"}, {"mrs patel will help", "mrs patel"},
        {"mrs patel - jones rang", "mrs patel"}, {"MRS PATEL AND JOHN", "MRS PATEL"},
        {"mrs patel Jones", "mrs patel Jones"}, {"mrs patel van hire", "mrs patel"},
        {"mrs patel baker 3", "mrs patel"}, {"i miss sarah", "-"}, {"sarah baker 3", "-"},
        {"mrs patel kitchen is shut", "mrs patel"},
        {"sarah lovely midwife helped", "sarah"}, {"nurse sarah van was late", "sarah van"},
        {"nurse sarah house said", "sarah house"}, {"thank you sarah baker", "sarah baker"},
        {"thank you sarah white", "sarah white"}, {"sarah white", "-"},
        {"sarah white was here", "-"},
        {"sarah white jones rang", "sarah white jones"}, {"sarah white Jones rang", "Jones"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_PERSON_NAME, rows[i].text, rows[i].name);
}
END_TEST

/* A word that is in no table is a name where its neighbours say so. */
START_TEST(what_stands_round_a_name)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"my son is called Zqwxv", "Zqwxv"}, {"a table called Zqwxv", "-"},
        {"a nurse called Zqwxv", "Zqwxv"},
        {"this is Zqwxv", "-"}, {"nurse was Zqwxv", "Zqwxv"}, {"in charge was Zqwxv", "Zqwxv"},
        {"it was Zqwxv", "-"},
        {"his name is Zqwxv", "Zqwxv"}, {"name's Zqwxv", "Zqwxv"}, {"call me Zqwxv", "Zqwxv"},
        {"the lovely lady Sarah helped", "lady Sarah"}, {"the desk guy Sarah", "Sarah"},
        {"the tall guy Zqwxv", "-"},
        {", and Sarah", "Sarah"}, {"Table, and Zqwxv helped", "-"}, {"heard from Sarah", "Sarah"},
        {"our porter Baker helped", "Baker"}, {"our porter, Baker, helped", "-"},
        {"our porter Zqwxv Yesterday", "Zqwxv"}, {"Sister Porter helped", "-"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_PERSON_NAME, rows[i].text, rows[i].name);
    look("Tom, and Sarah, and I");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_PERSON_NAME), 2);
}
END_TEST

/* Where a line ends within what is told, and how much may stand between. */
START_TEST(what_is_told_over_lines)
{
    static const char *const told[] = {
        "Mr Jones\nAdmitted with sepsis", "Mr Jones\nHe was admitted",
        "Sarah Jones (sepsis) is home",
        "Sarah Jones, sepsis, is home", "Sarah Jones's son has sepsis",
        "we discharged poor dear old Sarah Jones today"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, told);
    static const char *const untold[] = {
        "Sepsis. Sarah Jones (", "we discharged dear dear dear dear Sarah Jones today",
        "Sepsis ward.\nby Mr Jones", "My sepsis was seen by Mr Jones", "discharged.\nSarah Jones",
        "Discharged by Mr Jones after sepsis", "Sepsis was Sarah Jones's.\nMum is well",
        "Sepsis. It was Mx. Jones", "I saw Mr Jones\nAdmitted with sepsis",
        "Here is Sarah Jones\nThe scan room is new",
        "Sarah met Mx. Jones. Sepsis is common"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, untold);
}
END_TEST

/* Somebody may be said to be ill some words later, up to one place and not beyond. */
START_TEST(how_far_what_is_told_may_stand)
{
    enum { FURTHEST = 30 };
    static const char *const ends[] = {" and he, sepsis", " (sepsis)"};
    for (size_t end = 0; end < SMP_COUNT(ends); end++) {
        char words[FURTHEST * 4 + 1] = "", text[sizeof words + 40];
        bool told = true;
        for (uint32_t i = 0; i < FURTHEST; i++) {
            snprintf(text, sizeof text, "Sarah Jones%s%s", words, ends[end]);
            look(text);
            bool now = count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT) > 0;
            ck_assert_msg(told || !now, "again in: %s", text);
            ck_assert_msg(now || i > 2, "not in: %s", text);
            told = now;
            strcat(words, " sat");
        }
        ck_assert(!told);
    }
}
END_TEST

START_TEST(what_is_named_after_people)
{
    static const char *const ordinary[] = {
        "Queen Elizabeth Hospital and the Alexandra Hospital", "Great Ormond Street and Alder Hey",
        "Parkinson's, Crohn's and Hodgkin's lymphoma", "James Cook University Hospital",
        "Visit St Mary's in Victoria Street", "Macmillan nurses and Marie Curie nurses",
        "Nurse Practitioner Week", "Patient Safety Week", "Elizabeth ward is closed",
        "Royal Stoke and Charing Cross", "Guy's and St Thomas'", "Martha's Rule is here",
        "Florence Nightingale was born in Florence", "Mark your calendars for May",
        "Will you come in June?", "Hope you are well", "May we help?", "Grace period", "Rose Hill",
        "Boots and Superdrug", "April showers", "Frank advice about drugs", "Rowan 1 is our ward",
        "Emma Smith Centre", "The William Harvey Heart Centre", "Sarah's Law", "Dean Street clinic",
        "Ramadan Mubarak", "Sister company", "Miss a dose? Ring us", "Master the art of rest",
        "Bill passed in the House", "Sunny day", "Dr appointments", "Summer is here",
        "Holly and ivy", "I come from florence", "Good driver", "More nurse",
        "Thanks Clatterbridge", "will may mark", "A/E . Call us", "Vitamin K jab",
        "THANK YOU WARD FOUR", "BOOK YOUR JAB IN MAY", "Staff nurse posts",
        "The Rota Coordinator rang", "Rose is a lovely colour", "Christian and Muslim chaplains",
        "Our Chelsea and Victoria sites", "Sandy beaches"};
    ALL_PASS(PRIVACY_PERSON_NAME, ordinary);
}
END_TEST

START_TEST(patients)
{
    static const char *const leaks[] = {
        "Sarah's mum has sepsis", "Priya Patel's son was admitted",
        "Sarah Jones from the wool shop, a stroke this time",
        "Mrs Jones from ward 4 was discharged", "Sarah Jones was admitted to ICU last night",
        "My friend Priya Patel has been diagnosed with breast cancer", "Zainab has sepsis",
        "Rebecca's biopsy results were clear", "Michael, 43, died on ward 9",
        "We discharged Agnieszka Nowak to her daughter", "The operation of Sarah Jones is today",
        "Sarah (bed 4) is having dialysis again", "Poor Mr Hussain in bed 4 is asleep",
        "Mrs Jones came in today. She has sepsis.", "Sarah Jones is back. Her biopsy was fine.",
        "We put Agnieszka on dialysis", "Rebecca gave birth", "Treated poor old Michael today",
        "Sarah Jones, bed 4", "Agnieszka Nowak. 92. Eleven hours on a chair after a stroke.",
        "Tell them that Mark Smith from the shop rang and he's had his scan",
        "Priya Patel, whom we all know, rang on Monday and she has cancer",
        "SARAH PICKLEBURY HAS SEPSIS", "A letter from Mrs Jones of Rugby, who had her scan with us",
        "Mr Jones wrote to us because he has cancer",
        "Meet Michael! After his sepsis he was weak.", "Rebecca rang. Yesterday she had her scan."};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    REPAIRS(PRIVACY_NAMED_PATIENT, "Jean Margaret Zqwxv has sepsis", "[name removed] has sepsis");
    static const char *const ordinary[] = {
        "Sarah was brilliant during my surgery", "Thanks to Emma for looking after my biopsy",
        "I had surgery under Mr Example", "Mr Example removed my tumour", "Dr Jones is on ward 4",
        "Jane Smith leads our cancer team", "Sarah ran 10 km for cancer research",
        "Emma explained the scan to me", "The Sarah Jones Cancer Centre", "Jane read a stroke poem",
        "Mrs Jones came to tea. Sepsis is common.",
        "Mrs Jones came to tea. The sepsis is common.",
        "Sarah came too. The scan was quick.", "Sarah came too. After the scan she left.",
        "Rebecca read on. Cancer is a word.",
        "Sarah saw the biopsy room", "The biopsy room, said Sarah",
        "Emma Wilson ran ten miles for people with cancer", "Sarah Jones. Surgeon. On cancer.",
        "Mark Smith rang to say that the scan is fine",
        "Emma Wilson cut the ribbon of the biopsy room",
        "Priya Patel wrote that her team has a new scan room",
        "Emma Wilson narrates the film about a stroke", "Sarah Jones says cancer is a word",
        "Mark Smith went on the ward round: a new scan", "Sarah's mum baked for the cancer appeal",
        "Mr Jones, who did my operation, is kind", "Mr Jones said that he had my scan to hand"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

/* A handle or a hashtag names somebody as well as a name does, but not what teams, staff, hospitals
 * and laws are called. */
START_TEST(patients_by_tag)
{
    static const char *const leaks[] = {
        "@sarah_j has sepsis", "@sarahjones59 was discharged", "We treated @michael.brown",
        "@rebeccaw has sepsis", "@michael has sepsis", "@SarahJones was admitted",
        "Thinking of #TeamMichael, who has sepsis", "#PrayForSarahJones, sepsis",
        "#prayforsarahjones she has sepsis", "#RebeccaPicklebury, sepsis",
        "#PrayForRoseHill, sepsis",
        "Good to see @sarahjones since her operation", "@sarah.was admitted",
        "@sarahjones. Jade has sepsis", "@sarahjones .jade has sepsis", "@sarahjones.5 has sepsis",
        "@sarahjones.jad\u00e9 has sepsis", "#PrayForSarahWard, sepsis",
        "#PrayForDaisyHill, sepsis"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    MARKS(PRIVACY_NAMED_PATIENT, "#PrayForSarahWard, sepsis", "#PrayForSarahWard");
    MARKS(PRIVACY_NAMED_PATIENT, "#PrayForDaisyHill, sepsis", "#PrayForDaisyHill");
    MARKS(PRIVACY_NAMED_PATIENT, "We treated @michael.brown today", "@michael.brown");
    MARKS(PRIVACY_NAMED_PATIENT, "@sarah_j.was admitted", "@sarah_j");
    REPAIRS(PRIVACY_NAMED_PATIENT, "#SarahJones has sepsis", "[name removed] has sepsis");
    static const char *const ordinary[] = {
        "@covwarks has sepsis", "@sister_sarah has sepsis", "@sarahjones_nurse has sepsis",
        "@SarahJonesCentre has sepsis", "@nhssarahjones1234567890abcdefghijklmnopqrstuvwxyzabc was "
        "discharged", "@sarah_a_b_c_d_e_f_g_h_i was discharged", "@zoÃ«_sarah has sepsis",
        "@mariecurie has sepsis", "#MarieCurie has sepsis", "@annand has sepsis",
        "@sarahs has sepsis", "@sarahjones leads on sepsis", "@sarahjones in pharmacy has sepsis",
        "#RoseHill has sepsis", "#Sarah has sepsis", "#prayforpeace she has sepsis",
        "#MarthasRule on sepsis", "#sarahjones has sepsis", "@sarahjones great day on sepsis",
        "#1234 has sepsis", "@daisy_hill has sepsis", "@sarah_jo_ward has sepsis",
        "@sarah_ab has sepsis", "@clinic.today has sepsis",
        "#ThePrayforsarahjones has sepsis", "@florence_nightingale has sepsis",
        "#FlorenceNightingale has sepsis",
        "#PrayForSarahJonesAndAllOthersWhoAreOnOurWardTonight has sepsis",
        "#ZqwxvvwxqzzqwxvvwxqzzqwxvvwxqzzqwxvvwxqzPrayForSarahJones has sepsis",
        "@sarahjones_gp has sepsis", "@sarah_jones_maternity has sepsis",
        "@sarah_jones_unit has sepsis", "@rgn_sarah has sepsis",
        "#WeDoAllPrayForOurOwnDearSarahJones has sepsis", "@sister_sarahjones has sepsis",
        "@ward_sarahjones has sepsis", "@maternity_sarahjones has sepsis",
        "@gp_sarahjones has sepsis", "@rebeccapatel has sepsis", "#RebeccaPatel, sepsis"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

/* Staff, guests and givers are no patients, whatever their sentence tells: they alone. */
START_TEST(patients_beside_staff)
{
    static const char *const leaks[] = {
        "Dr Amina Patel said Michael Brown, 54, is doing well after his surgery.",
        "Michael Brown, 54, is recovering well after his surgery, says surgeon Amina Patel.",
        "Dr Amina Patel said: \"Michael Brown is doing well after his surgery.\"",
        "Dr Amina Patel operated on Mark Smith, who has had a stroke",
        "Sarah Jones, our ward manager, said that Michael Brown had a stroke",
        "The surgeon Amina Patel said that Michael Brown is doing well after his surgery",
        "Amina Patel leads us and said Michael Brown is doing well after his surgery",
        "Dr Amina Patel, who now leads us, said Michael Brown is doing well after his surgery",
        "Michael Brown is doing well after his surgery, says Amina Patel, who then leads us",
        "Dr Amina Patel ran and ran and said Michael Brown is doing well after his surgery"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Thanks to nurses Michael Brown and Sarah Jones for their work after the stroke",
        "Consultant Amina Patel and Michael Brown, back from a stroke talk, met the team",
        "Thank you to Emma Wilson for her cheque, and to all who saw Emma's scan",
        "Dr Amina Patel and Mark Smith, a stroke behind them, met the team",
        "Amina Patel, who now leads us, said Michael Brown is doing well after his surgery",
        "Dr Amina Patel ran and ran and ran and ran and ran and ran and ran and ran and ran and "
        "said Michael Brown is doing well after his surgery"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

/* What stands right beside a name is its bearer's, though others are spoken of, it has no capitals,
 * or the name may be that of a street. */
START_TEST(told_beside)
{
    static const char *const leaks[] = {
        "The surgeon and his team treated Mark Smith",
        "Mark Smith from Luton, who died, led the team",
        "Cllr Mark Smith died", "Mark Smith's scan is with the team",
        "mark smith and sarah jones died",
        "jane smith died", "tom wilson died", "Emma Hill died", "Mrs Emma Hill died"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Pretend that Mark Smith died", "We treated Cllr Mark Smith", "Cllr Mark Smith has a scan",
        "Mark Smith of the team that died", "He died on Emma Hill", "Emma Hill Court died",
        "Emma Hill has a scan", "jane has a scan", "tom died", "Emma Hill 4 died"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
    static const char *const suspended[] = {"They dismissed Emma Hill"};
    ALL_FLAG(PRIVACY_NAMED_STAFF_EMPLOYMENT, suspended);
    static const char *const places[] = {"Emma Hill is suspended", "Emma Hill is open"};
    ALL_PASS(PRIVACY_NAMED_STAFF_EMPLOYMENT, places);
    ALL_PASS(PRIVACY_PERSON_NAME, places);
}
END_TEST

START_TEST(employees)
{
    static const char *const leaks[] = {
        "Dr Khan has been suspended", "Sarah from finance is off sick with stress",
        "the grievance against Emma Wilson", "Priya's disciplinary is on Monday",
        "Nurse Jane Doe was sacked for it", "Mark Smith is under investigation",
        "Tom Example is on gardening leave", "They dismissed Sarah Jones", "Sarah got the sack",
        "We put Emma Wilson on gardening leave", "Nurse Jane Doe failed her probation",
        "Mark Smith. Sacked on Friday.", "Emma Wilson rang reception, and she is off sick"};
    ALL_FLAG(PRIVACY_NAMED_STAFF_EMPLOYMENT, leaks);
    static const char *const ordinary[] = {
        "Visiting is suspended", "Sarah fired up the crowd", "Emma runs our sick leave helpline",
        "Dr Khan leads the review", "Our chair, Jane Doe, was pleased with the review",
        "Jane took off her coat", "Ask Sarah about your salary", "Against Sarah Jones",
        "A grievance. Against Sarah Jones",
        "For Sarah Jones, whom you and we know, a grievance is a word"};
    ALL_PASS(PRIVACY_NAMED_STAFF_EMPLOYMENT, ordinary);
}
END_TEST

START_TEST(contacts_of_staff)
{
    static const char *const leaks[] = {
        "Dr Example is on 07700 900123", "my manager's number is 07700 900123",
        "Write to Sister Example: jane.example@example.org",
        "07700 900123 is the consultant's mobile"};
    ALL_FLAG(PRIVACY_STAFF_CONTACT, leaks);
    static const char *const ordinary[] = {
        "Ring me on 07700 900123", "Talk to your doctor or ring 020 7946 0123",
        "Nurses: write to recruitment@example.org"};
    ALL_PASS(PRIVACY_STAFF_CONTACT, ordinary);
    REPAIRS(PRIVACY_STAFF_CONTACT, "Dr Example: 07700 900123",
            "Dr Example: [phone number removed]");
}
END_TEST

SUITE_WITH("signals/privacy_names", set_up, tear_down, names_of_people,
           where_names_begin_and_end, all_of_a_name, where_names_without_capitals_end,
           what_stands_round_a_name, what_is_told_over_lines, how_far_what_is_told_may_stand,
           what_is_named_after_people, patients, patients_by_tag, patients_beside_staff,
           told_beside, thanked_and_congratulated, employees, contacts_of_staff)
