/* Two hundred posts such as NHS accounts publish and a careful editor would pass. Hardly any may
 * raise a signal: a tool that cries wolf is switched off.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

static const char *const posts[] = {
    /* Vaccination and screening */
    "Flu vaccines are free if you are pregnant. Ask your midwife, GP or pharmacist about yours.",
    "Aged 65 and over? Book your flu vaccine at your local pharmacy. https://example.nhs.uk/flu",
    "The MMR vaccine protects your child against measles, mumps and rubella. Two doses are best.",
    "Children born on or after 1 September 2014 can have the nasal flu spray at school this "
    "autumn.",
    "If you were born between 2 September 1958 and 1 March 1960, you can now book a shingles "
    "vaccine.",
    "Walk-in vaccine clinic: Saturday 14 November, 9am to 4pm, Example Health Centre, CV1 2AB.",
    "Your smear test takes about five minutes. Bring a friend, wear a skirt, ask us anything.",
    "Bowel cancer screening kits are sent to everyone aged 50 to 74. Do yours at home in minutes.",
    "Breast screening can find cancer early. If you get the letter, please book.",
    "Had your invite? Book your COVID vaccine by phone on 119 or on the NHS App.",
    "RSV can be serious for babies. Pregnant women can have the vaccine from 28 weeks.",
    "More than 12,500 people had their vaccine with us last week. Thank you all. #FluJab",
    "Missed your HPV vaccine at school? You can still have it, free, until you are 25.",
    "We are at the market hall with our vaccine bus from 10am on Friday. No need to book.",
    "It takes up to 14 days for the vaccine to work, so do not leave it too late.",
    /* Where to go */
    "Not sure where to go? Use https://111.nhs.uk for advice on what to do next.",
    "A&E is for emergencies. For anything else, NHS 111 can help, day or night.",
    "Our emergency departments are very busy today. Please think pharmacy, GP or 111 first.",
    "In a crisis? Call 111 and choose the mental health option, or call Samaritans on 116 123.",
    "Pharmacists can treat seven common conditions without a GP appointment. Just walk in.",
    "Earache, sore throat or a sting? Ask your pharmacist first.",
    "The minor injuries unit at Example Hospital is open 8am to 8pm, seven days a week.",
    "Call 999 if someone has chest pain. Call straight away, even if you are not sure.",
    "Out of hours dentist? Call 111 and they will tell you what is open near you.",
    "Feeling ill on holiday in the UK? You can see a GP as a temporary patient.",
    "GP surgeries are closed on bank holiday Monday. Order repeat medicines before Friday.",
    "Some pharmacies are open on Christmas Day. Find yours: https://example.nhs.uk/xmas",
    "Broken bone? Cut that will not stop bleeding? Our urgent treatment centre can help.",
    "Need a sick note? Physiotherapists and nurses can now write them too.",
    "Ambulance crews took 1,934 calls on Saturday. Please keep 999 for emergencies.",
    /* Service news */
    "Our phone lines are down this morning. We are working on it and will post here when they are "
    "back.", "The phones are working again. Thank you for bearing with us.",
    "Car park 3 closes on Monday 2 March for six weeks. Please use car park 5.",
    "The lift on the east wing is out of use today. Staff will show you another way.",
    "Visiting hours on all wards are 2pm to 8pm from today.",
    "Masks are no longer needed on our wards. You are welcome to wear one if you like.",
    "Snow is forecast tonight. Your appointment will go ahead unless we call you.",
    "The blood test clinic moves to the first floor on 1 June. Same opening times.",
    "Roadworks on Example Lane may delay you. Please allow 15 minutes more.",
    "Clinics are running about 30 minutes late this afternoon. We are sorry for the wait.",
    "Our new cafe opens today at 7.30am. Come in for a coffee and a cheese scone.",
    "The new scanner arrived on Sunday. It will see 40 more people a week.",
    "Parking is free for blue badge holders at all our sites.",
    "Bus 12 now stops outside the main entrance every 20 minutes.",
    "We have moved! You will now find us at 1 Example Street, Coventry CV1 2AB.",
    /* Jobs */
    "We are hiring a part-time ward clerk. \xC2\xA3" "23,615 a year, 22.5 hours a week. #NHSJobs",
    "Come and work with us: 14 nursing posts in children's services. Apply by 31 May.",
    "Are you a newly qualified midwife? Meet our team on 4 October, 5pm to 7pm, at Example House.",
    "Apprenticeships are open. Earn while you learn, with no fees to pay.",
    "Kind? Patient? Good with people? You could be a healthcare assistant.",
    "Volunteer with us for three hours a week. We will give you training and a free lunch.",
    "Band 6 physiotherapist wanted for our stroke team. Closing date: Sunday 8 February.",
    "Thinking of coming back to nursing? We will pay for your course. Email jobs@example.nhs.uk",
    "Our chief executive is hiring an assistant. Could it be you?",
    "Bank shifts are open for December. Please book yours by Friday.",
    /* Thanks and people */
    "Thank you to the children of Example Primary for your lovely cards.",
    "Well done to our porters, named team of the year last night.",
    "Happy retirement to Sister Mary, who leaves us today after 41 years.",
    "Congratulations to Dr Example, our new medical director.",
    "Thank you Mrs Example for knitting 200 hats for our babies.",
    "Today we say goodbye to Matron Jones. Good luck in Wales!",
    "Meet Sam, a theatre nurse who runs marathons and bakes bread.",
    "Our thoughts are with everyone who knew Alex. We will miss you.",
    "Mr Example, our consultant surgeon, has performed his 1,000th hip operation.",
    "Happy International Nurses Day to all our nurses. We are proud of you.",
    "Five of our staff ran the London Marathon. They raised \xC2\xA3" "4,300 for our charity.",
    "Welcome to our 31 new junior doctors, who start today.",
    "This is Bella, our therapy dog. She visits wards on Tuesdays.",
    "The team on ward 7 have gone 100 days without a fall. Brilliant work.",
    "Thank you to everyone who gave to our toy appeal.",
    /* Awareness */
    "It is World Mental Health Day. How are you, really? #WorldMentalHealthDay",
    "One in four of us will have a mental health problem each year. It is fine to ask for help.",
    "Carers often do not see themselves as carers. Tell your GP practice and get support.",
    "Type 2 diabetes can be put into remission. Ask about the NHS path to remission.",
    "Drink plenty of water in hot weather and check on older neighbours. #Heatwave",
    "Washing your hands for 20 seconds stops the spread of many bugs.",
    "Blood pressure checks are free for the over 40s at many pharmacies.",
    "Stop smoking with our free 12-week plan. You are three times more likely to quit with help.",
    "Dementia is not a normal part of ageing. Worried? Speak to your GP.",
    "Know the signs of a stroke: face, arms, speech, time to call 999.",
    "Sepsis can look like flu. If you are worried, ask: could it be sepsis?",
    "Today is Time to Talk Day. A chat over a cup of tea can help.",
    "Organ donors save lives. Tell your family what you want. #OrganDonation",
    "Give blood at Example Town Hall this Thursday. It takes an hour and saves three lives.",
    "It is Patient Safety Week. Every voice matters.",
    "Ramadan Mubarak to all who are fasting. If you take medicine, ask your pharmacist first.",
    "Eid Mubarak from all of us.",
    "Happy Diwali to our staff, patients and visitors.",
    "Happy Pride! We are proud to look after everyone in our city. #Pride",
    "Dydd G\xC5\xB5yl Dewi hapus! Happy Saint David's Day.",
    "Shana Tova to all who celebrate.",
    "A healthy lunch on a budget: baked beans, toast and an apple.",
    "Walk for ten minutes a day. It all counts. #ActiveTen",
    "Sun cream of factor 30 or more, a hat and shade from 11am to 3pm.",
    "Cannot sleep? Try no screens for an hour before bed.",
    /* Involvement */
    "Tell us what you think of maternity care. The survey takes five minutes and closes on 3 July.",
    "Our board meets in public on Thursday 26 March at 1pm. Watch online or come along.",
    "Join our Patient Participation Group. We meet once a month on a Tuesday evening.",
    "We asked, you said, we did: later clinics now run until 8pm on Wednesdays.",
    "Help us choose a name for our new unit. Vote by 5pm on Friday.",
    "Your feedback matters. Contact our patient advice team on 0300 123 4567.",
    "Want to complain or say thank you? Email pals@example.nhs.uk and we will reply in three days.",
    "Annual general meeting: 21 September, 6pm, Example College, Warwick CV34 5AB. All welcome.",
    "Young people, what would make our waiting rooms better? Come and tell us, and have some "
    "pizza.",
    "Our five-year plan is out. There is an easy read copy and one in British Sign Language.",
    "The public meeting on 12 May has moved to the library. Doors open at 6.30pm.",
    "Read our yearly report (PDF): https://example.nhs.uk/report.pdf",
    "Watch our film about life on the children's ward: https://youtu.be/abc123",
    "More than 800 of you told us what you need from your GP. Thank you.",
    "We are listening. Come to our drop-in at Example Leisure Centre any day this week.",
    /* Research and news */
    "Could a blood test find cancer sooner? Our research team is looking for 300 volunteers.",
    "A new study shows that a short walk after meals helps blood sugar.",
    "Our trial of a new asthma inhaler is open to adults aged 18 to 65.",
    "The government has set out its plan for dentists. Here is what it means for you.",
    "From 1 April a prescription costs \xC2\xA3" "9.90 for each item.",
    "Waiting times for hip operations have fallen by 8% since last year.",
    "The NHS was born on 5 July 1948. Happy birthday to us!",
    "We cared for 2.3 million people last year. Thank you to every member of staff.",
    "Florence Nightingale was born on 12 May 1820. We mark her birthday today.",
    "Our trust is rated good. Inspectors praised kind and careful staff.",
    "Two of our nurses are on BBC One at 7pm. Tune in!",
    "The MP for Example North opened our new centre today.",
    "A new law means that vapes may not be sold to under-18s.",
    "We have joined forces with Example University to train more pharmacists.",
    "The World Health Organization (WHO) says measles is on the rise in Europe.",
    /* Families */
    "Expecting a baby? Our antenatal classes start again on 6 January.",
    "Breastfeeding can be hard at first. Our drop-in is on Mondays at 10am.",
    "Babies should sleep on their backs, in a clear cot, in your room for six months.",
    "Is your toddler starting nursery? Check that their jabs are up to date.",
    "Health visitors can help with sleep, feeding and how you feel. Call 020 7946 0123.",
    "Teeth come through from about six months. Brush them twice a day.",
    "Half-term fun at the museum: our teddy bear hospital is there on Wednesday.",
    "Starting school soon? Practise coats, shoes and going to the loo.",
    "Dads feel low after a birth too. Talk to us.",
    "Our new birth centre has six rooms, each with a pool. Take a look round on Sunday.",
    "First baby of the new year! A girl, at three minutes past midnight.",
    "Teenagers can text a school nurse about anything. It is private and free.",
    /* Replies */
    "Hi, we are sorry to hear this. Please send us a message with the name of the ward.",
    "Thank you so much, we will pass this on to the team.",
    "Sorry for the delay. The results should be on the app by Monday.",
    "That is great news. Get well soon!",
    "Please do not post personal details here. Our team will call you if you send us a message.",
    "You are right, the sign was wrong. We have put up a new one.",
    "Hello, yes, the clinic is open today until 4pm.",
    "We cannot give advice about your health here. Please speak to your GP or call 111.",
    "Good question! The answer is yes, you can have both on the same day.",
    "Thank you for your kind words.",
    /* Layout, figures, names */
    "What to bring:\n\n- your letter\n- a list of your medicines\n- something to read",
    "Opening times\n\nMonday to Friday: 8am to 6.30pm\nSaturday: 9am to 1pm\nSunday: closed",
    "Three things to know:\n\n1. It is free.\n2. It is quick.\n3. It could save your life.",
    "Before you come, please check:\n\nthe date\nthe time\nthe place",
    "Menu today: soup of the day, fish and chips, apple crumble.",
    "The clinic is at the Marks & Spencer end of the High Street.",
    "Coventry & Warwickshire staff awards: the shortlist is out.",
    "Find us between McDonald's and the YouTube studio on Example Road.",
    "Download the app from the App Store or Google Play.",
    "Our Wi-Fi is free. Choose NHS Wi-Fi and open your browser.",
    "Temperature over 38C? Keep your child at home.",
    "Take two 500mg tablets every four to six hours, and no more than eight in 24 hours.",
    "Vitamin D, 10 micrograms a day, helps bones in the winter months.",
    "Walk 5k, run 10k or just cheer. Sign up for our charity day on 7 June.",
    "Ward 3B has won \xC2\xA3" "1,000 for its garden.",
    "Open 24 hours a day, 365 days a year.",
    "Our opening times are the same on 25 and 26 December.",
    "St John's Hospice needs you. Can you spare an hour a week?",
    "The team at O'Brien House say thank you.",
    "Na\xC3\xAFve? No. Hopeful? Yes. Our caf\xC3\xA9 will pay for a new minibus.",
    /* With emoji, tags and mentions where they belong */
    "Thank you for clapping. It meant the world to us. \xF0\x9F\x92\x99",
    "Happy New Year from all of us! \xF0\x9F\x8E\x89",
    "Get your flu jab this week. \xF0\x9F\x92\x89 #FluJab",
    "Great day at the fair with our friends. Same again next year? \xF0\x9F\x98\x80 @example",
    "Proud of our apprentices. #NHSCareers #Apprenticeships",
    "Lovely to meet you all today. @example_trust @example_city",
    "Come and say hello at our stall. #CovWarks https://example.nhs.uk/fair",
    "World Hand Hygiene Day is on 5 May.\n\n#HandHygiene",
    "Read Sam's story on our website. https://example.nhs.uk/sam",
    "We love this city. \xF0\x9F\x92\x99",
    /* Money, charity, environment */
    "Our charity has bought 40 recliner chairs so that parents can stay the night.",
    "Leave a gift in your will and help the next generation.",
    "Old walking stick at home? Bring it back and we will use it again.",
    "We have cut our carbon by a third since 2019. More to do!",
    "Solar panels now power a fifth of our hospital.",
    "Bring your own cup and save 25p in our cafe.",
    "The summer raffle has begun. Tickets are \xC2\xA3" "1 from the main desk.",
    "Thank you to Example Rotary Club for a cheque for \xC2\xA3" "2,500.",
    /* Safety and trust */
    "We will never ask for your bank details by text. If you get a message like that, delete it.",
    "Scam alert: a fake email about vaccines is going round. Do not open the link.",
    "Please treat our staff with respect. We will not put up with abuse.",
    "You can see your own health record in the NHS App.",
    "Have your NHS number ready when you call. You will find it on any letter from us.",
    "We need your name, date of birth and postcode to find your record.",
    "Are you worried about a child? Call Childline on 0800 1111.",
    "If you smell gas, call 0800 111 999 at once.",
    "Your information is safe with us. Here is how we use it.",
    "Worried about somebody's safety? Tell a member of staff, who will know what to do.",
    "Can you hear the alarm? We test it every Tuesday at 11am.",
    "Patients' post can be sent to: Ward 4, Example Hospital, Example Road, Leeds LS1 3EX.",
    "Press enquiries: call 0117 496 0123 or email press.office@example.nhs.uk",
    "The duty manager is on 01632 960123 at weekends.",
    "Our switchboard number has changed. It is now 020 7946 0000.",
};

/* Proposed as notes rather than warnings in docs/accessibility.md. */
static bool is_note(uint32_t signal)
{
    static const uint32_t notes[] = {
        SMP__SIGNAL_HASHTAG_ACRONYM_JOIN, SMP__SIGNAL_HASHTAG_NOT_REAL_WORDS,
        SMP__SIGNAL_HASHTAG_IN_PLACE_OF_WORDS, SMP__SIGNAL_LINK_TOO_MANY,
        SMP__SIGNAL_LINK_NOT_LABELLED_MEDIA, SMP__SIGNAL_EMOJI_IN_TEXT,
        SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE, SMP__SIGNAL_EMOTICON, SMP__SIGNAL_KAOMOJI,
        SMP__SIGNAL_TEXT_PUNCTUATION_RUN, SMP__SIGNAL_TEXT_SYMBOL_FOR_WORD,
        SMP__SIGNAL_TEXT_SPACING_LAYOUT, SMP__SIGNAL_LINE_TOO_LONG,
        SMP__SIGNAL_PARAGRAPH_TOO_LONG, SMP__SIGNAL_SENTENCE_LONG, SMP__SIGNAL_READABILITY_HARD};
    for (size_t i = 0; i < SMP_COUNT(notes); i++)
        if (notes[i] == signal) return true;
    return false;
}

static bool is_presence(uint32_t signal)
{
    return signal == SMP__SIGNAL_MENTION_PRESENT || signal == SMP__SIGNAL_LINK_PRESENT ||
           signal == SMP__SIGNAL_PRIVACY_PERSON_NAME;
}

START_TEST(clean_posts_raise_hardly_anything)
{
    size_t warnings = 0, notes = 0;
    for (size_t i = 0; i < SMP_COUNT(posts); i++) {
        look(posts[i]);
        look_at_subject();
        for (size_t j = 0; j < fix.seen.count; j++) {
            uint32_t signal = fix.seen.items[j].signal;
            if (is_presence(signal)) continue;
            printf("%s: %s\n", smp__catalogue[signal].name, posts[i]);
            if (is_note(signal)) notes++;
            else warnings++;
        }
    }
    ck_assert_uint_ge(SMP_COUNT(posts), 200);
    ck_assert_uint_lt(warnings * 50, SMP_COUNT(posts));
    ck_assert_uint_lt(notes * 20, SMP_COUNT(posts));
}
END_TEST

START_TEST(on_every_platform_alike)
{
    for (int platform = SMP_PLATFORM_UNKNOWN; platform <= SMP_PLATFORM_OTHER; platform++) {
        size_t warnings = 0;
        fix.post.platform = (smp_platform)platform;
        for (size_t i = 0; i < SMP_COUNT(posts); i++) {
            look(posts[i]);
            for (size_t j = 0; j < fix.seen.count; j++)
                warnings += !is_note(fix.seen.items[j].signal) &&
                            !is_presence(fix.seen.items[j].signal);
        }
        ck_assert_msg(warnings * 50 < SMP_COUNT(posts), "%s: %zu",
                      smp_platform_name((smp_platform)platform), warnings);
    }
}
END_TEST

SUITE_WITH("signals/clean", set_up, tear_down, clean_posts_raise_hardly_anything,
           on_every_platform_alike)
