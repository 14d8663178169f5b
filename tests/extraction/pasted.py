"""What people paste into a chat: questions repeated with answers, filled forms, ticked boxes, tables.

All but `LATER` and `MENDED` were written before the reader's rules of layout were looked at, and a third of
them (`HELD`) was kept apart and never tuned on; `LATER` was written, and measured, when those rules
were made.
"""

from __future__ import annotations

from tests.extraction.chats import Case, case

CHANNELS = (
    "2. Which of these have you done (yes, some or no)?\na) ticketing systems\nb) live chat\n"
    "c) phone support\nd) email support\ne) knowledge base articles"
)
PEOPLE = (
    "4. Rate yourself from 1 to 10:\na) written communication\nb) empathy\n"
    "c) calming angry customers\nd) staying professional under pressure"
)
WISHES = (
    "7. A few preferences:\n- remote, office or hybrid?\n- chat or phone?\n"
    "- evenings or weekends, yes or no?\n- B2B or B2C?"
)
METRICS = (
    "Would you be comfortable being measured by these (yes / somewhat / no)?\n"
    "1. response time\n2. resolution rate\n3. satisfaction scores\n4. ticket volume"
)
FORM = (
    "Let's start. Please answer in one go:\n"
    "1. What is the highest level of education you've completed?\n2. What's your current job?\n"
    "3. How many years have you worked with customers, and where (retail, "
    "hospitality, call center, support)?\n"
    "4. Which have you done: ticketing, live chat, phone, email, help articles?\n"
    "5. On a scale of 1-10, rate your: a) learning of new software b) explaining "
    "tech c) troubleshooting d) SaaS knowledge\n6. Remote, office or hybrid?\n"
    "7. Where are you located and when can you start?"
)

REPEATED: tuple[Case, ...] = (
    case(
        "answers quoted, questions not",
        "Question 3: How good is your writing, from 1 to 10?\n"
        "Question 4: And how well do you calm angry customers, from 1 to 10?",
        "Question 3: How good is your writing, from 1 to 10?\n> 8\n\n"
        "Question 4: And how well do you calm angry customers, from 1 to 10?\n> 6",
        writing=8,
        deescalation=6,
    ),
    case(
        "Q and A, with what is offered",
        "What is your highest education? Have you used a ticketing system (yes, some or no)? Live chat?",
        "Q: What is your highest education?\nA: associate degree\n"
        "Q: Have you used a ticketing system (yes, some or no)?\nA: some\nQ: Live chat?\nA: no",
        education="associate",
        ticketing="some",
        live_chat="no",
    ),
    case(
        "a mail with answers between the lines",
        "1. What do you do at the moment?\n2. How many years have you worked with customers?\n"
        "3. How good is your writing (1-10)?\n4. When could you start?",
        "> 1. What do you do at the moment?\nI'm a waiter.\n\n"
        "> 2. How many years have you worked with customers?\n4\n\n"
        "> 3. how good is your writing (1-10)?\n7\n\n> 4. When could you start?\nin two months",
        current_role="waiter",
        service_years=4,
        service_domains={"hospitality"},
        writing=7,
        start_in=2,
    ),
    case(
        "the advisor's lines with the answer at the end of each",
        CHANNELS,
        "2. Which of these have you done (yes, some or no)?\na) ticketing systems yes\n"
        "b) live chat no\nc) phone support yes\nd) email support some\n"
        "e) knowledge base articles no",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="some",
        knowledge_base="no",
    ),
    case(
        "question, dash, answer",
        WISHES,
        "- remote, office or hybrid? - hybrid\n- chat or phone? - chat\n"
        "- evenings or weekends, yes or no? - no\n- B2B or B2C? - B2B",
        workplace="hybrid",
        channel_preference="chat",
        shift_flexible="no",
        market="b2b",
    ),
    case(
        "a mail with a header and quoted names",
        PEOPLE,
        "Hi,\nplease see below.\n\n"
        "On Mon, 16 Nov 2026 at 10:12, Career Advisor <advisor@example.org> wrote:\n"
        "> 4. Rate yourself from 1 to 10:\n> a) written communication\n\n9\n\n> b) empathy\n\n8\n\n"
        "> c) calming angry customers\n\n7\n\n> d) staying professional under pressure\n\n6\n\n"
        "Best, Jo",
        writing=9,
        empathy=8,
        deescalation=7,
        composure=6,
    ),
    case(
        "bold questions, plain answers",
        "Where are you based? When can you start? Which industries interest you?",
        "**Where are you based?**\nCardiff\n\n**When can you start?**\nnext month\n\n"
        "**Which industries interest you?**\nfintech and healthcare tech",
        location="Cardiff",
        start_in=1,
        industries={"fintech", "healthcare_tech"},
    ),
    case(
        "answers above the whole mail",
        "4. Rate yourself from 1 to 10:\na) written communication\nb) empathy\n"
        "c) calming angry customers\nd) staying professional under pressure\n\n"
        "7. A few preferences:\n- remote, office or hybrid?\n- chat or phone?\n"
        "- evenings or weekends, yes or no?\n- B2B or B2C?",
        "9, 8, 7, 8. The rest tomorrow.\n\nOn Tue, Advisor wrote:\n"
        "> 4. Rate yourself from 1 to 10:\n> a) written communication\n> b) empathy\n"
        "> c) calming angry customers\n> d) staying professional under pressure\n>\n"
        "> 7. A few preferences:\n> - remote, office or hybrid?\n> - chat or phone?\n"
        "> - evenings or weekends, yes or no?\n> - B2B or B2C?",
        writing=9,
        empathy=8,
        deescalation=7,
        composure=8,
    ),
    case(
        "arrows",
        METRICS,
        "response time -> yes\nresolution rate -> somewhat\nsatisfaction scores -> yes\nticket volume -> no",
        response_time="yes",
        resolution_rate="some",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "the offer repeated, then the answer",
        METRICS,
        "response time (yes / somewhat / no): somewhat\nresolution rate (yes / somewhat / no): no\n"
        "satisfaction scores (yes / somewhat / no): yes\nticket volume (yes / somewhat / no): yes",
        response_time="some",
        resolution_rate="no",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
    case(
        "you and me",
        "And where do you live? Remote or office?",
        "You: And where do you live? Remote or office?\nMe: Porto, and remote please",
        location="Porto",
        workplace="remote",
    ),
    case(
        "answers in brackets behind each question",
        "How good are you at learning new software (1-10)? At explaining technical "
        "things? At troubleshooting?",
        "How good are you at learning new software (1-10)? [9]\n"
        "At explaining technical things? [7]\nAt troubleshooting? [6]",
        learns_software=9,
        explains_tech=7,
        troubleshooting=6,
    ),
    case(
        "Answer as a label below the question",
        "3. Where do you see yourself: support leadership, customer success, product, or "
        "still exploring?\n4. Phone or chat?",
        "3. Where do you see yourself: support leadership, customer success, product, or "
        "still exploring?\nAnswer: customer success\n4. Phone or chat?\nAnswer: phone",
        goal="customer_success",
        channel_preference="phone",
    ),
    case(
        "an empty line below a question is no answer",
        "1. Education?\n2. Years with customers?\n3. Have you worked with live chat, yes or no?\n"
        "4. Where do you live?",
        "1. Education?\nbachelor's\n2. Years with customers?\n\n"
        "3. Have you worked with live chat, yes or no?\n\n4. Where do you live?\nManila",
        education="bachelor",
        location="Manila",
    ),
    case(
        "numbered Q and A",
        CHANNELS,
        "Q2a: ticketing systems\nA2a: yes\nQ2b: live chat\nA2b: a little\nQ2c: phone support\nA2c: never",
        ticketing="yes",
        live_chat="some",
        phone="no",
    ),
    case(
        "a list of choices with an arrow at one",
        "Where would you like to work?\na) remote\nb) office\nc) hybrid\n\nAnd with whom?\na) B2B\nb) B2C",
        "Where would you like to work?\na) remote\nb) office <--\nc) hybrid\n\nAnd with whom?\n"
        "a) B2B <--\nb) B2C",
        workplace="office",
        market="b2b",
    ),
    case(
        "indented answers below numbered questions",
        "1) Highest education?\n2) Current job?\n3) Could you work evenings or weekends, yes or no?",
        "1) Highest education?\n     master's degree\n2) Current job?\n     teacher\n"
        "3) Could you work evenings or weekends, yes or no?\n     yes",
        education="master",
        current_role="teacher",
        shift_flexible="yes",
    ),
    case(
        "questions in their own words, one line each",
        PEOPLE,
        "how good am I at writing? 8\nempathy? I'd say 9\ncalming angry people? 7\nstaying professional? 7.5",
        writing=8,
        empathy=9,
        deescalation=7,
        composure=7.5,
    ),
    case(
        "all in one line behind each other",
        WISHES,
        "remote, office or hybrid? Remote. chat or phone? Phone. evenings or weekends, "
        "yes or no? Yes. B2B or B2C? B2C.",
        workplace="remote",
        channel_preference="phone",
        shift_flexible="yes",
        market="b2c",
    ),
    case(
        "some questions only repeated",
        METRICS,
        "1. response time: yes\n2. resolution rate:\n3. satisfaction scores: no\n4. ticket volume:",
        response_time="yes",
        satisfaction_scores="no",
    ),
    case(
        "an HTML mail's blockquote by bars",
        "Have you done phone support before, yes, some or no? And how many years in retail?",
        "| Have you done phone support before, yes, some or no?\nSome, during Christmas.\n\n"
        "| And how many years in retail?\n2 years in a shop",
        phone="some",
        service_years=2,
        service_domains={"retail"},
    ),
    case(
        "quotation marks around the questions",
        "How comfortable are you with ticket volume as a target? Which market, B2B or B2C?",
        '"How comfortable are you with ticket volume as a target?" Somewhat.\n'
        '"Which market, B2B or B2C?" Either.',
        ticket_volume="some",
        market="any",
    ),
    case(
        "a copied example is no answer",
        "Please rate (1-10), for example 'writing 8, empathy 7':\n- writing\n- empathy\n"
        "- staying calm under pressure",
        "Please rate (1-10), for example 'writing 8, empathy 7':\n- writing: 6\n- empathy: 9\n"
        "- staying calm under pressure: 7",
        writing=6,
        empathy=9,
        composure=7,
    ),
    case(
        "a skip among repeated questions",
        "1. Education?\n2. Where do you live?\n3. When can you start?",
        "1. Education?\n> some college\n2. Where do you live?\n> rather not say\n"
        "3. When can you start?\n> immediately",
        education="some_college",
        start_in=0,
        declined=["location"],
    ),
)

FIRST: tuple[Case, ...] = (
    case(
        "a plain form",
        "",
        "Education: BA\nCurrent job: barista\nYears in customer service: 3\nWriting (1-10): 8\n"
        "Empathy (1-10): 9\nRemote or office? remote\nAvailable: in 2 weeks",
        education="bachelor",
        current_role="barista",
        service_years=3,
        service_domains={"hospitality"},
        writing=8,
        empathy=9,
        workplace="remote",
        start_in=0.5,
    ),
    case(
        "numbered, with its own headings",
        "",
        "1. EDUCATION\nHigh school diploma\n\n2. EXPERIENCE\n4 years in retail\n\n"
        "3. SOFTWARE USED\nZendesk\n\n4. CAREER GOAL\nCustomer success\n\n5. LOCATION\n"
        "Austin, Texas",
        education="high_school",
        service_years=4,
        service_domains={"retail"},
        ticketing="yes",
        goal="customer_success",
        location="Austin, Texas",
    ),
    case(
        "what may be answered stands in the label",
        "",
        "Ticketing systems (yes/some/no): some\nLive chat (yes/some/no): no\n"
        "Phone support (yes/some/no): yes\nEmail support (yes/some/no): yes\n"
        "Knowledge base (yes/some/no): no",
        ticketing="some",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "Markdown headings and bullets",
        "",
        "## Background\n- Education: associate degree\n- Years with customers: 6\n\n"
        "## Technical (1-10)\n- Learning new software: 9\n- Explaining technical things: 8\n"
        "- Troubleshooting: 7\n- SaaS: 5\n\n## Logistics\n- Location: Nairobi\n"
        "- Start date: immediately",
        education="associate",
        service_years=6,
        learns_software=9,
        explains_tech=8,
        troubleshooting=7,
        saas=5,
        location="Nairobi",
        start_in=0,
    ),
    case(
        "pairs in one line",
        "",
        "Education = bachelor's; Role = cashier; Phone support = yes; Live chat = no; "
        "Writing = 7/10; Empathy = 8/10; Workplace = hybrid",
        education="bachelor",
        current_role="cashier",
        service_domains={"retail"},
        phone="yes",
        live_chat="no",
        writing=7,
        empathy=8,
        workplace="hybrid",
    ),
    case(
        "dotted leaders",
        "",
        "My own ratings out of 10\nWriting ........ 8\nEmpathy ........ 9\nDe-escalation .. 6\n"
        "Composure ...... 7",
        writing=8,
        empathy=9,
        deescalation=6,
        composure=7,
    ),
    case(
        "questions and answers from a page",
        "",
        "1. What is your highest level of education?\nGED\n"
        "2. How many years have you worked with customers?\nabout 5\n"
        "3. Have you used a ticketing system (yes, some, no)?\nno\n"
        "4. Are you comfortable being measured by response time (yes, some, no)?\nyes\n"
        "5. Do you prefer remote, office or hybrid work?\noffice",
        education="high_school",
        service_years=5,
        ticketing="no",
        response_time="yes",
        workplace="office",
    ),
    case(
        "Q and A without an advisor",
        "",
        "Q: Highest education?\nA: Master's\n\nQ: Chat or phone?\nA: no preference\n\n"
        "Q: Where are you based?\nA: Lisbon, Portugal\n\nQ: B2B or B2C?\nA: B2C",
        education="master",
        channel_preference="any",
        location="Lisbon, Portugal",
        market="b2c",
    ),
    case(
        "contact details are no channels",
        "",
        "Name: Ana Reyes\nPhone: +63 917 555 0134\nEmail: ana.reyes@example.com\nLocation: Cebu\n"
        "Education: college graduate\nLive chat experience: yes\nWilling to work weekends: yes",
        education="bachelor",
        location="Cebu",
        live_chat="yes",
        shift_flexible="some",
    ),
    case(
        "sections with lettered parts",
        "",
        "3) Technical skills (1-10)\n a) learning new software: 8\n"
        " b) explaining tech to beginners: 7\n c) troubleshooting: 6\n d) SaaS products: 4\n"
        "4) Communication (1-10)\n a) writing: 9\n b) empathy: 9\n c) de-escalation: 7\n"
        " d) professional tone: 8",
        learns_software=8,
        explains_tech=7,
        troubleshooting=6,
        saas=4,
        writing=9,
        empathy=9,
        deescalation=7,
        composure=8,
    ),
    case(
        "fields left empty",
        "",
        "Education: \nCurrent role: waitress\nYears of customer service: \nLive chat: \n"
        "Email support: yes\nLocation: n/a\nStart date: ASAP",
        current_role="waitress",
        service_domains={"hospitality"},
        email="yes",
        start_in=0,
    ),
    case(
        "Y and N",
        "",
        "Comfortable being measured by:\nResponse time - Y\nResolution rate - Y\n"
        "Satisfaction scores - N\nTicket volume - N",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
    case(
        "bold labels",
        "",
        "**Education:** bachelor's degree\n**Current role:** sales assistant\n"
        "**Customer service experience:** 2 years\n**Preferred channel:** chat\n"
        "**Target market:** B2C\n**Industries:** e-commerce, SaaS",
        education="bachelor",
        current_role="sales assistant",
        service_years=2,
        service_domains={"retail"},
        channel_preference="chat",
        market="b2c",
        industries={"ecommerce", "saas"},
    ),
    case(
        "a heading with the scale over bare lines",
        "",
        "Self assessment (scale 1-10)\nlearning software 8\nexplaining technical things 7\n"
        "troubleshooting 9\nwriting 6\nempathy 10",
        learns_software=8,
        explains_tech=7,
        troubleshooting=9,
        writing=6,
        empathy=10,
    ),
    case(
        "prompt words of a form remain",
        "",
        "Highest education (e.g. high school, BA, MA): high school\n"
        "Preferred workplace (remote/office/hybrid): office\n"
        "Preferred channel (chat/phone/either): either\n"
        "Can you work evenings or weekends (yes/no)? no\nHow soon can you start? 3 weeks",
        education="high_school",
        workplace="office",
        channel_preference="any",
        shift_flexible="no",
        start_in=0.75,
    ),
)

TICKED: tuple[Case, ...] = (
    case(
        "a row of boxes for each part",
        METRICS,
        "1. response time [x] yes [ ] somewhat [ ] no\n"
        "2. resolution rate [ ] yes [x] somewhat [ ] no\n"
        "3. satisfaction scores [ ] yes [ ] somewhat [x] no\n"
        "4. ticket volume [x] yes [ ] somewhat [ ] no",
        response_time="yes",
        resolution_rate="some",
        satisfaction_scores="no",
        ticket_volume="yes",
    ),
    case(
        "ballot boxes in one row",
        CHANNELS,
        "☑ ticketing systems ☐ live chat ☑ phone support ☑ email support ☐ knowledge base articles",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "round buttons",
        WISHES,
        "(x) remote ( ) office ( ) hybrid\n( ) chat (x) phone\n(x) yes ( ) no\n( ) B2B (x) B2C",
        workplace="remote",
        channel_preference="phone",
        shift_flexible="yes",
        market="b2c",
    ),
    case(
        "boxes behind the words",
        METRICS,
        "response time: yes ☑ / no ☐\nresolution rate: yes ☐ / no ☑\n"
        "satisfaction scores: yes ☑ / no ☐\nticket volume: yes ☐ / no ☑",
        response_time="yes",
        resolution_rate="no",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "the choice in bold",
        CHANNELS,
        "a) ticketing systems: **yes** / some / no\nb) live chat: yes / **some** / no\n"
        "c) phone support: yes / some / **no**\nd) email support: **yes** / some / no\n"
        "e) knowledge base articles: yes / some / **no**",
        ticketing="yes",
        live_chat="some",
        phone="no",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "the choice in capitals",
        CHANNELS,
        "ticketing systems: YES / some / no\nlive chat: yes / SOME / no\n"
        "phone support: yes / some / NO\nemail support: YES / some / no\n"
        "knowledge base articles: yes / some / NO",
        ticketing="yes",
        live_chat="some",
        phone="no",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "a star at the choice",
        METRICS,
        "response time: *yes* somewhat no\nresolution rate: yes *somewhat* no\n"
        "satisfaction scores: yes somewhat *no*\nticket volume: *yes* somewhat no",
        response_time="yes",
        resolution_rate="some",
        satisfaction_scores="no",
        ticket_volume="yes",
    ),
    case(
        "what doesn't apply struck out",
        WISHES,
        "- ~~remote~~ / office / ~~hybrid~~\n- chat / ~~phone~~\n"
        "- evenings or weekends: ~~yes~~ no\n- B2B / ~~B2C~~",
        workplace="office",
        channel_preference="chat",
        shift_flexible="no",
        market="b2b",
    ),
    case(
        "check marks and crosses",
        CHANNELS,
        "ticketing systems ✓\nlive chat ✗\nphone support ✓\nemail support ✓\nknowledge base articles ✗",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "marks in front, green and red",
        METRICS,
        "✅ response time\n✅ resolution rate\n❌ satisfaction scores\n❌ ticket volume",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
    case(
        "boxes in the first message",
        "",
        "Education: [ ] high school [ ] some college [x] bachelor's [ ] master's\n"
        "Workplace: [x] remote [ ] office [ ] hybrid\nMarket: [ ] B2B [ ] B2C [x] either\n"
        "Industries: [x] SaaS [ ] e-commerce [x] fintech [ ] healthcare tech",
        education="bachelor",
        workplace="remote",
        market="any",
        industries={"fintech", "saas"},
    ),
    case(
        "numbers on a row, one ringed",
        PEOPLE,
        "written communication: 1 2 3 4 5 6 7 [8] 9 10\nempathy: 1 2 3 4 5 6 7 8 [9] 10\n"
        "calming angry customers: 1 2 3 4 5 [6] 7 8 9 10\n"
        "staying professional under pressure: 1 2 3 4 5 6 [7] 8 9 10",
        writing=8,
        empathy=9,
        deescalation=6,
        composure=7,
    ),
    case(
        "the question above its boxes",
        "Have you worked with customers on the phone? Where do you want to be in a few years?",
        "Have you worked with customers on the phone?\n[ ] yes\n[X] a little\n[ ] no\n\n"
        "Where do you want to be in a few years?\n[ ] support leadership\n[ ] customer success\n"
        "[X] product management\n[ ] still exploring",
        phone="some",
        goal="product_management",
    ),
    case(
        "dashes and an x, no brackets",
        "Which industries would you like: SaaS, e-commerce, fintech, healthcare tech? "
        "Remote, office, hybrid?",
        "x SaaS\n- e-commerce\nx fintech\n- healthcare tech\n\nx remote\n- office\n- hybrid",
        industries={"fintech", "saas"},
        workplace="remote",
    ),
    case(
        "yes and no boxes as letters",
        METRICS,
        "response time [Y] resolution rate [Y] satisfaction scores [N] ticket volume [N]",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
)

TABLES: tuple[Case, ...] = (
    case(
        "a Markdown table of two columns",
        CHANNELS,
        "| Channel | Experience |\n|---|---|\n| ticketing systems | yes |\n| live chat | some |\n"
        "| phone support | no |\n| email support | yes |\n| knowledge base articles | no |",
        ticketing="yes",
        live_chat="some",
        phone="no",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "tabs",
        PEOPLE,
        "written communication\t9\nempathy\t8\ncalming angry customers\t7\n"
        "staying professional under pressure\t8",
        writing=9,
        empathy=8,
        deescalation=7,
        composure=8,
    ),
    case(
        "a column for each answer, one marked",
        METRICS,
        "| | yes | somewhat | no |\n|---|:-:|:-:|:-:|\n| response time | x | | |\n"
        "| resolution rate | | x | |\n| satisfaction scores | x | | |\n| ticket volume | | | x |",
        response_time="yes",
        resolution_rate="some",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "several pairs in a row",
        "",
        "| Writing | 8 | Empathy | 9 |\n|---|---|---|---|\n| De-escalation | 7 | Composure | 8 |\n"
        "| Troubleshooting | 6 | SaaS | 5 |",
        writing=8,
        empathy=9,
        deescalation=7,
        composure=8,
        troubleshooting=6,
        saas=5,
    ),
    case(
        "a header row over a row of values",
        PEOPLE,
        "| writing | empathy | de-escalation | composure |\n|---|---|---|---|\n| 8 | 9 | 6 | 7 |",
        writing=8,
        empathy=9,
        deescalation=6,
        composure=7,
    ),
    case(
        "a cell with several answers",
        "1. Background\n2. Channels: tickets, live chat, phone (yes, some, no)\n"
        "3. From 1 to 10: writing, empathy\n4. Where and when could you start?",
        "| # | Answer |\n|---|---|\n| 1 | high school, now a cashier, 3 years |\n"
        "| 2 | yes, no, some |\n| 3 | 8, 9 |\n| 4 | Denver, next month |",
        education="high_school",
        service_years=3,
        service_domains={"retail"},
        current_role="cashier",
        ticketing="yes",
        live_chat="no",
        phone="some",
        writing=8,
        empathy=9,
        location="Denver",
        start_in=1,
    ),
    case(
        "number, question, answer",
        "",
        "| No. | Question | My answer |\n|---|---|---|\n| 1 | Highest education? | bachelor's |\n"
        "| 2 | Years with customers? | 2 |\n| 3 | Remote, office or hybrid? | remote |\n"
        "| 4 | Phone or chat? | chat |\n| 5 | Where do you live? | Kraków |",
        education="bachelor",
        service_years=2,
        workplace="remote",
        channel_preference="chat",
        location="Kraków",
    ),
    case(
        "tabs with a heading row, no advisor",
        "",
        "Skill\tSelf-rating (1-10)\nWriting\t8\nEmpathy\t7\nTroubleshooting\t9\nLearning new software\t9",
        writing=8,
        empathy=7,
        troubleshooting=9,
        learns_software=9,
    ),
    case(
        "a comment behind each value",
        CHANNELS,
        "| ticketing systems | yes | mostly Zendesk |\n| live chat | no | only as a customer |\n"
        "| phone support | some | a summer job |\n| email support | yes | daily |\n"
        "| knowledge base articles | no | never wrote any |",
        ticketing="yes",
        live_chat="no",
        phone="some",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "spaces for columns",
        "",
        "Education            associate degree\nCurrent role         bartender\n"
        "Writing              8/10\nEmpathy              9/10\nWorkplace            office\n"
        "Start                in 3 months",
        education="associate",
        current_role="bartender",
        service_domains={"hospitality"},
        writing=8,
        empathy=9,
        workplace="office",
        start_in=3,
    ),
    case(
        "marks in the table: ticks and crosses",
        "",
        "| Channel | Done it? |\n|---|---|\n| Ticketing system | ✓ |\n| Live chat | ✗ |\n"
        "| Phone support | ✓ |",
        ticketing="yes",
        live_chat="no",
        phone="yes",
    ),
    case(
        "comma separated values",
        "",
        "question,answer\neducation,master's\nlocation,Dublin\nwriting (1-10),9\nempathy (1-10),8\n"
        "workplace,hybrid",
        education="master",
        location="Dublin",
        writing=9,
        empathy=8,
        workplace="hybrid",
    ),
)

LATER: tuple[Case, ...] = (
    case(
        "numbered form, only some questions repeated",
        FORM,
        "1. What is the highest level of education you've completed? Associate degree\n"
        "2. What's your current job? call center agent\n3. 2 years\n"
        "4. ticketing yes, live chat no, phone yes, email a little, help articles no\n"
        "5. a) 8 b) 7 c) 9 d) 5\n6. Remote, office or hybrid? Remote\n7. Manila, next month",
        education="associate",
        current_role="call center agent",
        service_years=2,
        service_domains={"call_center"},
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="some",
        knowledge_base="no",
        learns_software=8,
        explains_tech=7,
        troubleshooting=9,
        saas=5,
        workplace="remote",
        location="Manila",
        start_in=1,
    ),
    case(
        "numbered form with headings shortened",
        FORM,
        "1. Education - bachelor's in history\n2. Current job - waitress\n"
        "3. Years - 4 in hospitality\n4. Done - phone and email only\n"
        "5. Ratings - a) 6 b) 7 c) 5 d) 3\n6. Workplace - office\n7. Leeds, in 2 weeks",
        education="bachelor",
        current_role="waitress",
        service_years=4,
        service_domains={"hospitality"},
        ticketing="no",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
        learns_software=6,
        explains_tech=7,
        troubleshooting=5,
        saas=3,
        workplace="office",
        location="Leeds",
        start_in=0.5,
    ),
    case(
        "Gmail reply below",
        FORM,
        "Hi! My answers are in line.\n\n"
        "On Sun, 22 Nov 2026 at 09:00, Mia <mia@example.com> wrote:\n\n"
        "> 1. What is the highest level of education you've completed?\n\nGED\n\n"
        "> 2. What's your current job?\n\nI'm a taxi driver at the moment.\n\n"
        "> 6. Remote, office or hybrid?\n\nHybrid would be great\n\n"
        "> 7. Where are you located and when can you start?\n\nLyon, right away.\n",
        education="high_school",
        current_role="taxi driver",
        workplace="hybrid",
        location="Lyon",
        start_in=0,
    ),
    case(
        "outlook names in front",
        "Have you used ticketing tools (yes/some/no)? Have you done live chat "
        "(yes/some/no)? How good is your empathy, 1-10?",
        "[Anna] Have you used ticketing tools (yes/some/no)?\n[me] some\n"
        "[Anna] Have you done live chat (yes/some/no)?\n[me] no\n"
        "[Anna] How good is your empathy, 1-10?\n[me] 8",
        ticketing="some",
        live_chat="no",
        empathy=8,
    ),
    case(
        "question as heading, prose answer",
        "What did you study? Where have you worked with customers, and how long? When could you start?",
        "What did you study?\nI did a bachelor's in biology in Delft.\n\n"
        "Where have you worked with customers, and how long?\n"
        "Three years in a bookshop, weekends mostly.\n\nWhen could you start?\n"
        "After New Year, so in January.",
        education="bachelor",
        service_years=3,
        service_domains={"retail"},
        start_in=2,
    ),
    case(
        "a question back among answers",
        "1. Would you prefer chat or phone?\n2. Are evenings or weekends ok?\n3. B2B or B2C?",
        "1. Would you prefer chat or phone? - chat\n"
        "2. Are evenings or weekends ok? - what counts as evening?\n"
        "3. B2B or B2C? - what does B2B mean?",
        channel_preference="chat",
    ),
    case(
        "own questions only",
        "What's your current job? Do you prefer remote or office?",
        "Do I have to answer all of these? What happens with my answers? Is remote even possible?",
    ),
    case(
        "short questions in talk",
        "How do you feel about phone support?",
        "Phone? Every day for five years! Chat? Never touched it.",
        phone="yes",
        service_years=5,
        live_chat="no",
    ),
    case(
        "recruiter's mail quoted, own words below",
        "Tell me about yourself.",
        "> We need someone with 5 years of phone support.\n> Do you know Zendesk?\n"
        "> Are you in Dublin?\nI've got a high school diploma and work as a cashier.",
        education="high_school",
        current_role="cashier",
        service_domains={"retail"},
    ),
    case(
        "checkbox list of parts, ASCII dashes",
        "Which have you done? ticketing, live chat, phone, email, knowledge base",
        "- [x] ticketing\n- [ ] live chat\n- [x] phone\n- [x] email\n- [ ] knowledge base",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "google form paste, no advisor",
        "",
        "Highest level of education *\n( ) High school\n(x) Some college\n( ) Bachelor's degree\n"
        "( ) Master's degree\n\nPreferred workplace *\n(x) Remote\n( ) Office\n( ) Hybrid\n"
        "( ) No preference\n\nAre you comfortable with response time targets? *\n(x) Yes\n"
        "( ) Somewhat\n( ) No\n\nWriting skills (1-10) *\n8",
        education="some_college",
        workplace="remote",
        response_time="yes",
        writing=8,
    ),
    case(
        "google sheet row",
        "",
        "Education\tCurrent job\tYears with customers\tWriting\tEmpathy\tWorkplace\n"
        "Bachelor's\tteacher\t2\t8\t9\tremote",
        education="bachelor",
        current_role="teacher",
        service_years=2,
        writing=8,
        empathy=9,
        workplace="remote",
    ),
    case(
        "likert row with stars",
        "Are you comfortable being measured by response time, resolution rate, "
        "satisfaction scores, ticket volume (yes, some, no)?",
        "response time: yes* some no\nresolution rate: yes some* no\n"
        "satisfaction scores: yes* some no\nticket volume: yes some no*",
        response_time="yes",
        resolution_rate="some",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "x behind the choice",
        "Remote, office or hybrid? Chat or phone? B2B or B2C?",
        "remote ( ) office (x) hybrid ( )\nchat (x) phone ( )\nB2B ( ) B2C (x)",
        workplace="office",
        channel_preference="chat",
        market="b2c",
    ),
    case(
        "HTML table",
        "",
        "<table><tr><td>Writing</td><td>7</td></tr><tr><td>Empathy</td><td>8</td></tr><tr"
        "><td>Troubleshooting</td><td>6</td></tr></table>",
        writing=7,
        empathy=8,
        troubleshooting=6,
    ),
    case(
        "table with answers and notes",
        "Which of these have you done? ticketing, live chat, phone, email",
        "| | Done? | Notes |\n|---|---|---|\n| Ticketing | yes | Freshdesk at my last job |\n"
        "| Live chat | no | |\n| Phone | yes | about 40 calls a day |\n| Email | some | |",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="some",
    ),
    case(
        "table of jobs, no answers to channels",
        "Tell me about your work so far.",
        "| Job | Years |\n|---|---|\n| Barista | 2 |\n| Shop assistant | 3 |",
        service_years=5,
        service_domains={"hospitality", "retail"},
    ),
    case(
        "yaml",
        "",
        "education: bachelor\nrole: nurse\nskills:\n  writing: 8\n  empathy: 10\n"
        "  troubleshooting: 6\npreferences:\n  workplace: hybrid\n  channel: phone\n  market: b2c",
        education="bachelor",
        current_role="nurse",
        writing=8,
        empathy=10,
        troubleshooting=6,
        workplace="hybrid",
        channel_preference="phone",
        market="b2c",
    ),
    case(
        "scale of five in the heading",
        "",
        "Skills (1-5)\tScore\nWriting\t4\nEmpathy\t5\nTroubleshooting\t3",
        writing=8,
        empathy=10,
        troubleshooting=6,
    ),
    case(
        "fill in the blanks",
        "",
        "Education: __BA__\nYears in customer service: __4__\nPreferred workplace: __remote__\n"
        "Live chat: __no__\nPhone support: ____",
        education="bachelor",
        service_years=4,
        workplace="remote",
        live_chat="no",
    ),
    case(
        "underlined blanks after answers",
        "Rate 1-10: writing, empathy, de-escalation, composure.",
        "writing ____8____\nempathy ____9____\nde-escalation ____7____\ncomposure ____8____",
        writing=8,
        empathy=9,
        deescalation=7,
        composure=8,
    ),
    case(
        "question, its own offer, answer below with dash",
        "",
        "Do you have live chat experience? (yes / some / no)\n- some\n"
        "Do you have phone experience? (yes / some / no)\n- yes\n"
        "Do you have email experience? (yes / some / no)\n- no",
        live_chat="some",
        phone="yes",
        email="no",
    ),
    case(
        "pipe separated",
        "",
        "Education: high school | Role: bartender | Writing: 6 | Empathy: 9 | "
        "Remote/office/hybrid: office | Start: immediately",
        education="high_school",
        current_role="bartender",
        service_domains={"hospitality"},
        writing=6,
        empathy=9,
        workplace="office",
        start_in=0,
    ),
    case(
        "letters of options kept",
        "Which path? a) support leadership b) customer success c) product management d) "
        "still exploring. And workplace? a) remote b) office c) hybrid",
        "Which path? b) customer success\nAnd workplace? c) hybrid",
        goal="customer_success",
        workplace="hybrid",
    ),
    case(
        "letters alone behind the question",
        "Which path? a) support leadership b) customer success c) product management d) still exploring.",
        "Which path? -> b",
        goal="customer_success",
    ),
    case(
        "all boxes left empty",
        "Remote, office or hybrid? Chat or phone?",
        "[ ] remote [ ] office [ ] hybrid\n[ ] chat [x] phone",
        channel_preference="phone",
    ),
    case(
        "boxes with several industries",
        "Which industries would you like to work in?",
        "[x] SaaS\n[ ] E-commerce\n[x] FinTech\n[x] Healthcare tech\n[ ] Other: ____",
        industries={"fintech", "healthcare_tech", "saas"},
    ),
    case(
        "a repeated question inside a sentence",
        "How would you rate your empathy? And your writing?",
        "As for 'How would you rate your empathy?' I'd say 8, and writing is more like a 6.",
        empathy=8,
        writing=6,
    ),
    case(
        "answers first, questions copied after",
        "What's your education? Where do you live?",
        "Bachelor's degree (What's your education?)\nPorto (Where do you live?)",
        education="bachelor",
        location="Porto",
    ),
    case(
        "bullets under repeated headings",
        "Background: education, job, years.\nChannels: ticketing, chat, phone.",
        "Background:\n- master's\n- accountant\n- none, 0 years\nChannels:\n- ticketing: no\n"
        "- chat: no\n- phone: some",
        education="master",
        current_role="accountant",
        service_years=0,
        ticketing="no",
        live_chat="no",
        phone="some",
    ),
    case(
        "mobile signature and quoted whole form",
        "How good are you at writing and empathy, 1-10?",
        "8 and 9\n\nSent from my iPhone\n\n> On 22 Nov 2026, at 10:01, Advisor wrote:\n"
        "> How good are you at writing and empathy, 1-10?",
        writing=8,
        empathy=9,
    ),
    case(
        "equals in running text is no form",
        "Tell me about your skills.",
        "I'd say writing = 8 and empathy = 9, the rest I don't know.",
        writing=8,
        empathy=9,
    ),
    case(
        "a code of choices",
        "",
        "Channels done: ticketing (Y), live chat (N), phone (Y), email (Y), knowledge base (N)",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "choice in capitals within the question",
        "Are you ok with being measured by: response time, resolution rate, satisfaction "
        "scores, ticket volume?",
        "response time OK, resolution rate OK, satisfaction scores NO, ticket volume NO",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
    case(
        "section titles between questions",
        "",
        "=== BACKGROUND ===\nEducation: associate's degree\nCurrent role: retail associate\n"
        "=== COMMUNICATION (1-10) ===\nWriting: 7\nEmpathy: 8\n=== LOGISTICS ===\n"
        "Location: Tampa, FL\nStart date: 2 weeks",
        education="associate",
        current_role="retail associate",
        service_domains={"retail"},
        writing=7,
        empathy=8,
        location="Tampa, FL",
        start_in=0.5,
    ),
    case(
        "numbers of questions as A1, A2",
        "1. Education? 2. Current job? 3. Where do you live?",
        "A1: PhD\nA2: researcher\nA3: Uppsala",
        education="doctorate",
        current_role="researcher",
        location="Uppsala",
    ),
)

EVERY = REPEATED + FIRST + TICKED + TABLES
HELD = tuple(chat for at, chat in enumerate(EVERY) if at % 3 == 2)
TUNED = tuple(chat for at, chat in enumerate(EVERY) if at % 3 != 2)

MENDED: tuple[Case, ...] = (
    case("numbers in circles are no numbers to count", "", "① / ② / **③**"),
    case(
        "an acronym in a list is not chosen",
        "",
        "I worked in retail / BPO / hospitality for 5 years",
        service_years=5,
        service_domains={"retail", "call_center", "hospitality"},
    ),
    case(
        "capitals choose one of one, not of many",
        "Which kinds of customer work have you done?",
        "Retail / HOSPITALITY / call center, all three",
        service_domains={"retail", "call_center", "hospitality"},
    ),
    case("capitals choose one value", "Remote or office?", "remote / OFFICE / hybrid", workplace="office"),
    case(
        "a row of answers below a row of names",
        "Have you done live chat, phone or email?",
        "chat / phone / email: yes / some / no",
        live_chat="yes",
        phone="some",
        email="no",
    ),
    case(
        "a row of answers, one of them loud",
        "Have you done live chat, phone or email?",
        "yes / NO / some",
        live_chat="yes",
        phone="no",
        email="some",
    ),
    case(
        "ratings that count up",
        "From 1 to 10, how good are you at learning software, explaining, troubleshooting, SaaS, writing?",
        "my ratings 1 / 2 / 3 / 4 / 5",
        learns_software=1,
        explains_tech=2,
        troubleshooting=3,
        saas=4,
        writing=5,
    ),
    case(
        "an offer left as it was behind one name",
        "Have you done live chat, phone or email?",
        "Live chat: yes / some / no\nPhone: yes / SOME / no\nEmail: yes / some / no",
        phone="some",
    ),
    case("a kiss is no ticked box", "Where do you live?", "Leeds (x)", location="Leeds"),
    case(
        "a kiss behind a sentence",
        "Have you done live chat, phone or email?",
        "Live chat and phone, not email (x)",
        live_chat="yes",
        phone="yes",
        email="no",
    ),
    case("one box behind a name", "Have you done live chat, phone or email?", "Phone (x)", phone="yes"),
    case(
        "a mark inside a quoted answer stays",
        "Location:\nJob:",
        "> Location: Leeds > Bradford",
        location="Leeds > Bradford",
    ),
)
"""Written after a review found them misread."""
