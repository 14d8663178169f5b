"""What people send back to forms: HR forms, survey exports, check lists, mails, scans, spreadsheets.

All were written, with their right answers, before the rules of layout that read them; a third of them
(`HELD`) was counted and never tuned on.
"""

from __future__ import annotations

from tests.extraction.chats import Case, case

CHANNELS = "Which of these have you done: ticketing, live chat, phone, email, help articles?"
METRICS = "Comfortable being measured by a) response time b) resolution rate c) CSAT d) ticket volume?"
PEOPLE = "Rate yourself from 1 to 10: a) writing b) empathy c) calming angry people d) composure"
TECH = "From 1 to 10: a) learning software b) explaining tech c) troubleshooting d) SaaS"
WISHES = "Remote, office or hybrid? Chat or phone? Evenings or weekends? B2B or B2C?"
WHERE = "Where do you live, when can you start, and which industries interest you?"
SELF = "Tell me about your education, your current job and your years with customers."
FORM = (
    "Please answer:\n1. Education?\n2. Current job?\n3. Years with customers, and where?\n"
    f"4. {CHANNELS}\n5. {TECH}\n6. {PEOPLE}\n7. {METRICS}\n8. {WISHES}\n9. {WHERE}"
)

BOXES: tuple[Case, ...] = (
    case(
        "a box before a pair of names with a slash, within a form",
        "",
        "Name: J. Doe\nEducation: [ ] High school [x] Bachelor's [ ] Master's\n"
        "Channels: [x] Zendesk/Freshdesk [ ] live chat [x] phone [ ] email [ ] help articles\n"
        "Workplace: [ ] office [x] remote",
        education="bachelor",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="no",
        workplace="remote",
    ),
    case(
        "boxes before names, a slash in several",
        CHANNELS,
        "[ ] tickets/Zendesk [x] chat/Intercom [ ] phone/calls [x] email/inbox [ ] FAQ/help articles",
        ticketing="no",
        live_chat="yes",
        phone="no",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "boxes before ranges of years",
        "How many years have you worked with customers?",
        "Years: [ ] 0-1 [x] 2-3 [ ] 4+",
        service_years=2.5,
    ),
    case(
        "ranges of years below each other, with units",
        "",
        "Years of customer service experience\n( ) none\n( ) less than 1 year\n(x) 1-2 years\n( ) 3+ years",
        service_years=1.5,
    ),
    case(
        "round buttons of bullets",
        "What is your education?",
        "( ) High school (•) Bachelor's ( ) Master's",
        education="bachelor",
    ),
    case(
        "white and black circles",
        "",
        "Workplace: ○ office ● remote ○ hybrid\nCustomers: ● B2B ○ B2C\nPrefer: ○ chat ● phone",
        workplace="remote",
        market="b2b",
        channel_preference="phone",
    ),
    case(
        "ballot boxes over two lines",
        CHANNELS,
        "☑ ticketing ☐ live chat ☑ phone\n☐ email ☑ help articles",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="yes",
    ),
    case(
        "a Markdown task list with stars",
        "",
        "## Done before\n* [x] Ticket system\n* [ ] Live chat\n* [X] Phone support\n* [ ] Email support\n\n"
        "## Workplace\n* [ ] remote\n* [x] hybrid\n* [ ] office",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        workplace="hybrid",
    ),
    case(
        "yes and no with the box behind each, ASCII",
        METRICS,
        "response time: yes [ ] no [x]\nresolution rate: yes [x] no [ ]\nCSAT: yes [x] no [ ]\n"
        "ticket volume: yes [ ] no [x]",
        response_time="no",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "the same without colons",
        METRICS,
        "response time yes [ ] no [x]\nresolution rate yes [x] no [ ]\nCSAT yes [x] no [ ]\n"
        "ticket volume yes [ ] no [x]",
        response_time="no",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "boxes behind names, over lines",
        CHANNELS,
        "Phone (x) Email ( )\nChat (x) Tickets ( )\nHelp articles ( )",
        phone="yes",
        email="no",
        live_chat="yes",
        ticketing="no",
        knowledge_base="no",
    ),
    case(
        "boxes behind names, in one row",
        CHANNELS,
        "Phone (x) Email ( ) Chat (x) Tickets ( ) Help articles ( )",
        phone="yes",
        email="no",
        live_chat="yes",
        ticketing="no",
        knowledge_base="no",
    ),
    case(
        "one box behind each name, a line each",
        CHANNELS,
        "Ticketing [x]\nLive chat [ ]\nPhone [x]\nEmail [ ]\nHelp articles [ ]",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="no",
    ),
    case(
        "ticks and crosses in brackets",
        CHANNELS,
        "[✓] ticketing [✗] live chat [✓] phone [✗] email [✗] help articles",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="no",
    ),
    case(
        "a screen reader's words for boxes",
        "",
        "checkbox checked Ticketing system\n"
        "checkbox not checked Live chat\ncheckbox checked Phone support\n"
        "checkbox not checked Email support",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
    ),
    case(
        "a screen reader's radio buttons",
        "Remote, office or hybrid? B2B or B2C?",
        "radio button not checked Remote\nradio button checked Office\nradio button not checked Hybrid\n"
        "radio button checked B2B\nradio button not checked B2C",
        workplace="office",
        market="b2b",
    ),
    case(
        "rating boxes with words",
        PEOPLE,
        "a) writing: [ ] 5 [ ] 6 [ ] 7 [x] 8 [ ] 9\nb) empathy: [ ] 5 [x] 6 [ ] 7 [ ] 8 [ ] 9\n"
        "c) calming angry people: [ ] 5 [ ] 6 [x] 7 [ ] 8 [ ] 9\n"
        "d) composure: [x] 5 [ ] 6 [ ] 7 [ ] 8 [ ] 9",
        writing=8,
        empathy=6,
        deescalation=7,
        composure=5,
    ),
    case(
        "start dates to tick",
        "When can you start?",
        "[ ] immediately [x] in 2 weeks [ ] in 1 month [ ] later",
        start_in=0.5,
    ),
    case(
        "start dates to tick under a heading",
        "",
        "Availability:\n[ ] immediately\n[ ] 2 weeks\n[x] 1 month\n"
        "[ ] 3 months\nShifts:\n[x] evenings or weekends",
        start_in=1,
        shift_flexible="yes",
    ),
    case(
        "a letter in a box says nothing; round buttons do",
        WISHES,
        "[R] remote / office / hybrid\n(X) chat ( ) phone\n"
        "( ) evenings or weekends yes (X) no\n( ) B2B (X) B2C",
        channel_preference="chat",
        shift_flexible="no",
        market="b2c",
    ),
    case(
        "several boxes and an other with words",
        "Which industries interest you?",
        "☐ SaaS  ☑ E-commerce  ☑ Fintech  ☐ Healthcare tech  ☐ Other: ______",
        industries={"ecommerce", "fintech"},
    ),
    case(
        "angle and curly boxes",
        CHANNELS,
        "{x} ticketing\n{ } live chat\n{x} phone\n{ } email\n{ } help articles",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="no",
    ),
    case(
        "underscores for boxes",
        CHANNELS,
        "_x_ ticketing\n___ live chat\n_x_ phone\n___ email\n_x_ help articles",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
        knowledge_base="yes",
    ),
)

CHOICES: tuple[Case, ...] = (
    case("an unanswered choice", "", "phone: yes / some / no"),
    case("an unanswered choice, asked for", "Have you done phone support?", "phone: yes / some / no"),
    case("an unanswered choice with commas", "Have you done phone support?", "phone: yes, some, no"),
    case(
        "an unanswered choice in brackets",
        "",
        "Phone support (yes/no):\nLive chat (yes/no): no",
        live_chat="no",
    ),
    case(
        "unanswered choices among answered ones",
        "",
        "Phone: yes/no\nEmail: yes\nWorkplace: remote/office/hybrid\nCustomers: B2B / B2C\nWriting (1-10): 7",
        email="yes",
        writing=7,
    ),
    case(
        "words ringed with brackets",
        WISHES,
        "remote / [office] / hybrid\n[chat] / phone\nevenings or weekends: [yes] / no\nB2B / [B2C]",
        workplace="office",
        channel_preference="chat",
        shift_flexible="yes",
        market="b2c",
    ),
    case(
        "delete as appropriate, left over",
        "",
        "Evenings or weekends (delete as appropriate): no\n"
        "Remote / office (delete as appropriate): remote\n"
        "Phone support (delete as appropriate): yes",
        shift_flexible="no",
        workplace="remote",
        phone="yes",
    ),
    case(
        "an arrow in front of the choice",
        "Remote, office or hybrid? Chat or phone?",
        "remote\n--> office\nhybrid\n\n--> chat\nphone",
        workplace="office",
        channel_preference="chat",
    ),
    case(
        "a scale of words, the chosen one in capitals",
        METRICS,
        "a) yes / SOMEWHAT / no b) YES / somewhat / no c) yes / somewhat / NO d) YES / somewhat / no",
        response_time="some",
        resolution_rate="yes",
        satisfaction_scores="no",
        ticket_volume="yes",
    ),
)

TABLES: tuple[Case, ...] = (
    case(
        "prose between the rows of a headed table",
        "",
        "| writing | empathy |\n| 8 | 9 |\nI live in Leeds.\n| 7 | 6 |",
        writing=7,
        empathy=6,
        location="Leeds",
    ),
    case(
        "prose above and below a headed table",
        "",
        "I live in Leeds.\n| writing | empathy |\n|---|---|\n| 8 | 9 |\nI've got a bachelor's degree.",
        writing=8,
        empathy=9,
        location="Leeds",
        education="bachelor",
    ),
    case(
        "columns of cells that name and answer",
        CHANNELS,
        "Phone yes.   Chat no.\nEmail yes.   Zendesk no.",
        phone="yes",
        live_chat="no",
        email="yes",
        ticketing="no",
    ),
    case(
        "columns of cells with colons",
        "",
        "Writing: 8      Empathy: 7\nTroubleshooting: 6      SaaS: 5\nLocation: Leeds      Start: asap",
        writing=8,
        empathy=7,
        troubleshooting=6,
        saas=5,
        location="Leeds",
        start_in=0,
    ),
    case(
        "tabs between cells with colons",
        "",
        "Phone: yes\tChat: no\nEmail: some\tTickets: yes",
        phone="yes",
        live_chat="no",
        email="some",
        ticketing="yes",
    ),
    case(
        "tight commas in talk are no table",
        "",
        "I live in Leeds,UK\nretail,3 years\nchat,yes",
        location="Leeds,UK",
        service_years=3,
        service_domains={"retail"},
        live_chat="yes",
    ),
    case(
        "comma separated with a header of names",
        "",
        "education,years with customers,workplace,writing\nbachelor's,3,remote,8",
        education="bachelor",
        service_years=3,
        workplace="remote",
        writing=8,
    ),
    case(
        "comma separated with quotes",
        "",
        '"Question","Answer"\n"Highest education?","bachelor\'s"\n"Years with customers?","2"\n'
        '"Where do you live?","Lyon, France"\n"Chat or phone?","chat"',
        education="bachelor",
        service_years=2,
        location="Lyon, France",
        channel_preference="chat",
    ),
    case(
        "semicolon separated",
        "",
        "Item;Answer\neducation;high school\nlocation;Ghent\n"
        "writing (1-10);6\nempathy (1-10);7\nworkplace;office",
        education="high_school",
        location="Ghent",
        writing=6,
        empathy=7,
        workplace="office",
    ),
    case(
        "a spreadsheet's rows with tabs and numbers",
        FORM,
        "1\tEducation\tassociate degree\n2\tCurrent job\tcashier\n"
        "3\tYears with customers\t4\n4\tTicketing\tno\n"
        "4\tLive chat\tyes\n6\tWriting\t8",
        education="associate",
        current_role="cashier",
        service_domains={"retail"},
        service_years=4,
        ticketing="no",
        live_chat="yes",
        writing=8,
    ),
    case(
        "a table drawn with plus and minus",
        "",
        "+-----------+-------+\n| Skill     | Score |\n+-----------+-------+\n| Writing   | 8     |\n"
        "| Empathy   | 9     |\n| SaaS      | 4     |\n+-----------+-------+",
        writing=8,
        empathy=9,
        saas=4,
    ),
    case(
        "a table with box characters",
        "",
        "│ Writing │ 8 │\n├─────────┼───┤\n│ Empathy │ 7 │\n├─────────┼───┤\n│ SaaS │ 5 │",
        writing=8,
        empathy=7,
        saas=5,
    ),
    case(
        "two columns of text, side by side",
        "",
        "Education                 Channels\nBachelor's degree         Phone: yes\n"
        "Current job               Live chat: no\nBarista                   Email: yes",
        education="bachelor",
        current_role="barista",
        service_domains={"hospitality"},
        phone="yes",
        live_chat="no",
        email="yes",
    ),
    case(
        "names on one line, answers below, spaces",
        PEOPLE,
        "writing   empathy   calming   composure\n8         9         7         6",
        writing=8,
        empathy=9,
        deescalation=7,
        composure=6,
    ),
)

NUMBERED: tuple[Case, ...] = (
    case(
        "tightly numbered and lettered",
        "5) Channels: a) tickets b) live chat c) phone\n6) From 1 to 10: a) writing b) empathy\n"
        "7) From 1 to 10: a) learning software b) explaining tech c) troubleshooting d) SaaS",
        "5) a-yes b-no c-yes / 6) a=6, b=7 / 7) 8-8-9-8",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        writing=6,
        empathy=7,
        learns_software=8,
        explains_tech=8,
        troubleshooting=9,
        saas=8,
    ),
    case(
        "tight letters",
        CHANNELS.replace(": ", ": a) ", 1)
        .replace(", l", ", b) l")
        .replace(", p", ", c) p")
        .replace(", e", ", d) e")
        .replace(", h", ", e) h"),
        "a-y b-n c-y d-y e-n",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "letters glued to numbers", PEOPLE, "a8 b9 c7 d6", writing=8, empathy=9, deescalation=7, composure=6
    ),
    case(
        "letters and equals",
        TECH,
        "a=7,b=6,c=8,d=5",
        learns_software=7,
        explains_tech=6,
        troubleshooting=8,
        saas=5,
    ),
    case(
        "ratings with hyphens", TECH, "8-8-9-8", learns_software=8, explains_tech=8, troubleshooting=9, saas=8
    ),
    case("ratings with dots", PEOPLE, "7.8.9.6", writing=7, empathy=8, deescalation=9, composure=6),
    case(
        "numbered answers on the next line",
        FORM,
        "1.\nBachelor's\n\n2.\nwaiter\n\n3.\n4 years in restaurants\n\n9.\nLeeds, next month, fintech",
        education="bachelor",
        current_role="waiter",
        service_years=4,
        service_domains={"hospitality"},
        location="Leeds",
        start_in=1,
        industries={"fintech"},
    ),
    case(
        "numbered questions with answers on the next line",
        FORM,
        "1. Education?\n   GED\n2. Current job?\n"
        "   call center agent\n3. Years with customers, and where?\n"
        "   2, call center",
        education="high_school",
        current_role="call center agent",
        service_years=2,
        service_domains={"call_center"},
    ),
    case(
        "answers as a tight list by number",
        FORM,
        "1)BA 2)barista 3)3 yrs 6)8,9,7,8",
        education="bachelor",
        current_role="barista",
        service_years=3,
        service_domains={"hospitality"},
        writing=8,
        empathy=9,
        deescalation=7,
        composure=8,
    ),
    case(
        "numbers and hyphens without spaces",
        "1. Remote or office?\n2. Chat or phone?\n3. Evenings or weekends?\n4. B2B or B2C?",
        "1-remote\n2-chat\n3-yes\n4-B2C",
        workplace="remote",
        channel_preference="chat",
        shift_flexible="yes",
        market="b2c",
    ),
    case(
        "a code in a row",
        "1. Remote or office?\n2. Chat or phone?\n3. Evenings or weekends?\n4. B2B or B2C?",
        "1:office;2:phone;3:no;4:B2B",
        workplace="office",
        channel_preference="phone",
        shift_flexible="no",
        market="b2b",
    ),
)

FIELDS: tuple[Case, ...] = (
    case(
        "a total with its shares in brackets",
        "",
        "Education: A levels\nYears in customer-facing work: 5 (3 Costa, 2 Primark)",
        education="high_school",
        service_years=5,
        service_domains={"hospitality", "retail"},
    ),
    case(
        "a total with its shares, asked for",
        SELF,
        "Years in customer-facing work: 5 (3 in a café, 2 in a shop)",
        service_years=5,
        service_domains={"hospitality", "retail"},
    ),
    case(
        "fields with dashes",
        "",
        "Education - BA (Hons)\nCurrent role - shop assistant\nLocation - Leeds\nStart - immediately",
        education="bachelor",
        current_role="shop assistant",
        service_domains={"retail"},
        location="Leeds",
        start_in=0,
    ),
    case(
        "dotted leaders for everything",
        "",
        "Location .......... Leeds\nEducation ......... bachelor's\nStart date ........ 2 weeks\n"
        "Workplace ......... hybrid",
        location="Leeds",
        education="bachelor",
        start_in=0.5,
        workplace="hybrid",
    ),
    case(
        "leaders behind colons",
        "",
        "Location: .......... Leeds\nLive chat: ......... no\nPhone: ............. yes\nEmail: .............",
        location="Leeds",
        live_chat="no",
        phone="yes",
    ),
    case(
        "underscores around what is filled in",
        "",
        "Location: ______Leeds______\nHighest education: ___Master's___\nJob title: ____________\n"
        "Years with customers: ___3___",
        location="Leeds",
        education="master",
        service_years=3,
    ),
    case(
        "key = value",
        "",
        "education = bachelor\nlocation = Lyon\nphone = yes\nlive chat = no\nwriting = 7\nworkplace = remote",
        education="bachelor",
        location="Lyon",
        phone="yes",
        live_chat="no",
        writing=7,
        workplace="remote",
    ),
    case(
        "key → value",
        "",
        "Education → bachelor's\nLocation → Porto\nWorkplace → remote\nPhone support → yes\nLive chat → some",
        education="bachelor",
        location="Porto",
        workplace="remote",
        phone="yes",
        live_chat="some",
    ),
    case(
        "bullets with bold labels and dashes",
        "",
        "- **Education** – Master's\n- **Location** – Cardiff\n- **Phone support** – yes\n"
        "- **Live chat** – no\n- **Empathy** – 9/10",
        education="master",
        location="Cardiff",
        phone="yes",
        live_chat="no",
        empathy=9,
    ),
    case(
        "bullets with the colon outside the bold",
        "",
        "* **Education**: GED\n* **Years with customers**: 2\n"
        "* **Workplace**: hybrid\n* **Start**: next month",
        education="high_school",
        service_years=2,
        workplace="hybrid",
        start_in=1,
    ),
    case(
        "all-caps labels with values below",
        "",
        "EDUCATION\nBachelor's in history\n\nCURRENT JOB\n"
        "Receptionist\n\nLOCATION\nBath\n\nSTART DATE\nin 3 weeks",
        education="bachelor",
        current_role="receptionist",
        location="Bath",
        start_in=0.75,
    ),
    case(
        "all-caps labels with values behind",
        "",
        "EDUCATION: BA\nLOCATION: LEEDS\nPHONE SUPPORT: YES\nLIVE CHAT: NO\nWORKPLACE: HYBRID",
        education="bachelor",
        location="Leeds",
        phone="yes",
        live_chat="no",
        workplace="hybrid",
    ),
    case(
        "an HR form with other fields",
        "",
        "Full name: Sam Hill\nDate of birth: 04/05/1998\nMobile: 07700 900123\nE-mail: sam@example.org\n"
        "Address: 12 High St, Leeds\nHighest qualification: HND\nPresent employment: receptionist\n"
        "Notice period: 4 weeks\nSalary expected: 24000",
        education="associate",
        current_role="receptionist",
        location="Leeds",
        start_in=1,
    ),
    case(
        "JSON of their own",
        "",
        'My answers:\n{\n  "education": "bachelor\'s",\n  "location": "Turin",\n  "writing": 8,\n'
        '  "empathy": 7,\n  "workplace": "remote"\n}',
        education="bachelor",
        location="Turin",
        writing=8,
        empathy=7,
        workplace="remote",
    ),
    case(
        "labels in brackets",
        "",
        "[Education] bachelor's\n[Location] Leeds\n[Writing] 8\n[Empathy] 9\n[Workplace] remote",
        education="bachelor",
        location="Leeds",
        writing=8,
        empathy=9,
        workplace="remote",
    ),
    case(
        "fields set off by pipes over lines",
        "",
        "Education | bachelor's\nLocation | Leeds\nPhone | yes\nChat | no\nWriting | 7",
        education="bachelor",
        location="Leeds",
        phone="yes",
        live_chat="no",
        writing=7,
    ),
    case(
        "ticks at the end of dotted lines",
        CHANNELS,
        "ticketing ........ ✓\nlive chat ........ ✗\nphone ............ ✓\nemail ............ ✓\n"
        "help articles .... ✗",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "a remark in brackets behind each answer",
        CHANNELS,
        "Ticketing: yes (Zendesk, 2 years)\n"
        "Live chat: no (never had the chance)\nPhone: some (summer job)\n"
        "Email: yes\nHelp articles: no",
        ticketing="yes",
        live_chat="no",
        phone="some",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "n/a and dashes for nothing",
        "",
        "Education: bachelor's\nCurrent role: -\n"
        "Years with customers: N/A\nLive chat: n/a\nPhone: yes\nEmail: --",
        education="bachelor",
        phone="yes",
    ),
)

MAILS: tuple[Case, ...] = (
    case(
        "quoted questions with answers below, deep quoting",
        SELF + " " + WHERE,
        "On Mon, Advisor wrote:\n"
        "> > Tell me about your education, your current job and your years with customers.\n"
        "Bachelor's, cashier, 2 years\n"
        "> > Where do you live, when can you start, and which industries interest you?\n"
        "Leeds, next month, SaaS",
        education="bachelor",
        current_role="cashier",
        service_years=2,
        service_domains={"retail"},
        location="Leeds",
        start_in=1,
        industries={"saas"},
    ),
    case(
        "answers marked with initials",
        "1. Remote or office?\n2. Chat or phone?",
        "> 1. Remote or office?\n[JD] remote\n> 2. Chat or phone?\n[JD] chat",
        workplace="remote",
        channel_preference="chat",
    ),
    case(
        "answers marked with arrows",
        "1. Where do you live?\n2. When can you start?\n3. How good is your empathy, 1-10?",
        "1. Where do you live?\n>>> Leeds\n2. When can you start?\n>>> next month\n"
        "3. How good is your empathy, 1-10?\n>>> 8",
        location="Leeds",
        start_in=1,
        empathy=8,
    ),
    case(
        "answers behind the question in capitals",
        "Where do you live? Do you prefer chat or phone? Could you work evenings or weekends?",
        "Where do you live? LEEDS\nDo you prefer chat or phone? PHONE\n"
        "Could you work evenings or weekends? NO",
        location="Leeds",
        channel_preference="phone",
        shift_flexible="no",
    ),
    case(
        "a Google form's summary",
        "",
        "Timestamp\n22/11/2026 09:14:02\n\nWhat is your highest level of education?\nBachelor's degree\n\n"
        "How many years have you worked with customers?\n3\n\nHave you done live chat?\nNo\n\n"
        "Which do you prefer: remote, office or hybrid?\nRemote",
        education="bachelor",
        service_years=3,
        live_chat="no",
        workplace="remote",
    ),
    case(
        "a survey's export with points",
        "",
        "Q1 How would you rate your writing, from 1 to 10? | 7\n"
        "Q2 How would you rate your empathy, from 1 to 10? | 9\n"
        "Q3 Do you prefer chat or phone? | Phone\nQ4 Where do you live? | Leeds",
        writing=7,
        empathy=9,
        channel_preference="phone",
        location="Leeds",
    ),
    case(
        "required stars and your answer",
        "",
        "Where are you based? *\nYour answer\nLeeds\nHow many years have you worked with customers? *\n"
        "Your answer\n4\nHave you done phone support? *\nYour answer\nyes",
        location="Leeds",
        service_years=4,
        phone="yes",
    ),
    case(
        "answers above a quoted form",
        "1. Remote or office?\n2. Chat or phone?\n3. B2B or B2C?",
        "1. remote\n2. chat\n3. B2C\n\n-----Original Message-----\n"
        "> 1. Remote or office?\n> 2. Chat or phone?\n"
        "> 3. B2B or B2C?",
        workplace="remote",
        channel_preference="chat",
        market="b2c",
    ),
)

LADDER: tuple[Case, ...] = (
    case(
        "ladder: signals ticked",
        "Which of these are true of you?",
        "[x] I work in isolation\n[ ] I avoid difficult customers\n[x] I teach others",
        works_alone="yes",
        avoids_difficult_customers="no",
        teaches_others="yes",
    ),
    case(
        "ladder: fields",
        "",
        "Job title: senior support engineer\nYears in support: 6\nNext move: product management",
        title="senior support engineer",
        years_in_support=6,
        next_move="product_management",
    ),
    case(
        "ladder: a table of signals",
        "",
        "| Signal | True? |\n|---|---|\n| teaching others | yes |\n| burning out | no |\n"
        "| building systems | some |",
        teaches_others="yes",
        burning_out="no",
        builds_systems="some",
    ),
    case(
        "ladder: boxes of years",
        "How many years have you worked in support?",
        "[ ] 0-1 [ ] 2-3 [x] 4-6 [ ] 7+",
        years_in_support=5,
    ),
    case(
        "ladder: a choice of moves with round buttons",
        "What would you like to do next?",
        "○ stay in support\n○ product management\n● technical writing\n○ quality assurance",
        next_move="technical_writing",
    ),
    case(
        "ladder: choices nobody made",
        "",
        "Burning out: yes / some / no\nTeaching others: yes / some / no\nBuilding systems: yes",
        builds_systems="yes",
    ),
    case(
        "ladder: dotted",
        "",
        "Job title ....... help desk analyst\nYears in support ....... 3\nBurning out ....... no",
        title="help desk analyst",
        years_in_support=3,
        burning_out="no",
    ),
    case(
        "ladder: tight letters",
        "True of you? a) avoiding difficult customers b) working in isolation c) burning out",
        "a-no b-yes c-some",
        avoids_difficult_customers="no",
        works_alone="yes",
        burning_out="some",
    ),
)

WIDER: tuple[Case, ...] = (
    case(
        "labels with colons over their answers",
        "",
        "Education:\nBA\nLocation:\nBath\nPhone support:\nyes",
        education="bachelor",
        location="Bath",
        phone="yes",
    ),
    case(
        "answers that are numbered and called so",
        "1. Education?\n2. Current job?\n3. Years with customers?\n4. Where do you live?",
        "Ans 1: BA\nAns 2: librarian\nAns 3: 2 years\nAns 4: Leeds",
        education="bachelor",
        current_role="librarian",
        service_years=2,
        location="Leeds",
    ),
    case(
        "ticks and crosses in front of names",
        CHANNELS,
        "✓ phone ✗ chat ✓ email",
        phone="yes",
        live_chat="no",
        email="yes",
    ),
    case(
        "ticks and crosses in front of lines, nobody asked",
        "",
        "✅ Phone support\n✅ Email support\n❌ Live chat",
        phone="yes",
        email="yes",
        live_chat="no",
    ),
    case(
        "tight leaders",
        CHANNELS,
        "Phone........Yes\nChat.........No\nEmail........A little",
        phone="yes",
        live_chat="no",
        email="some",
    ),
    case(
        "stars",
        PEOPLE,
        "writing: ★★★★☆\nempathy: ★★★★★\ncalming: ★★★☆☆\ncomposure: ★★★★☆",
        writing=8,
        empathy=10,
        deescalation=6,
        composure=8,
    ),
    case(
        "done and not done",
        CHANNELS,
        "Done:\n- phone\n- email\nNot done:\n- chat\n- tickets\n- help articles",
        phone="yes",
        email="yes",
        live_chat="no",
        ticketing="no",
        knowledge_base="no",
    ),
    case(
        "a line that says more among parts listed",
        CHANNELS,
        "Never:\n- phone\n- chat, only once",
        phone="no",
        live_chat="some",
    ),
    case("halves of a shift ticked", "", "Shifts: [x] evenings [ ] weekends", shift_flexible="some"),
    case("all halves ticked", "", "Available: [x] evenings [x] weekends", shift_flexible="yes"),
    case(
        "parts ticked in one of several rows",
        CHANNELS,
        "Ticketing [ ] Live chat [ ]\nPhone [x] Email [ ]",
        ticketing="no",
        live_chat="no",
        phone="yes",
        email="no",
    ),
    case(
        "several fields in a printed line",
        "",
        "Education ____BA_____ Current job ___librarian___\nLocation ____Leeds____",
        education="bachelor",
        current_role="librarian",
        location="Leeds",
    ),
    case(
        "several rows of boxes in a line",
        CHANNELS,
        "tickets:[x]yes[ ]no chat:[ ]yes[x]no | phone [x] yes [ ] no; email [ ] yes [x] no",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="no",
    ),
    case(
        "boxes alone, in the order asked",
        CHANNELS,
        "1. [x]\n2. [ ]\n3. [x]\n4. [x]\n5. [ ]",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case("notice to tick", "", "Start: [ ] Immediately [X] 2 weeks' notice [ ] 1 month", start_in=0.5),
    case(
        "a table without bars at its edges",
        "",
        "Skill | Level\n--- | ---\nWriting | 8\nEmpathy | 9",
        writing=8,
        empathy=9,
        declined=[],
    ),
    case(
        "years from one to another, bare",
        "How many years have you worked with customers?",
        "2-4",
        service_years=3,
    ),
)
"""Written after the rules, for classes that the others had not."""

NO_LAYOUT: tuple[Case, ...] = (
    case("a list nobody ticked", CHANNELS, "[ ] phone\n[ ] chat"),
    case("a row nobody ticked", CHANNELS, "☐ phone ☐ chat ☐ email"),
    case("ranges nobody ticked", "How many years have you worked with customers?", "[ ] 0-1 [ ] 2-3 [ ] 4+"),
    case("bullets are no buttons", CHANNELS, "● phone\n● email", phone="yes", email="yes"),
    case(
        "consent is no channel",
        "",
        "[x] I agree to the terms\n[ ] Send me news by email\nLocation: Leeds",
        location="Leeds",
    ),
    case(
        "dots of somebody who thinks",
        "",
        "Well.... I live in Leeds\nand.... I have a BA",
        location="Leeds",
        education="bachelor",
    ),
    case(
        "a prose list of answers",
        CHANNELS,
        "yes, no, yes, some, no",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="some",
        knowledge_base="no",
    ),
    case(
        "arrows between words",
        "Remote, office or hybrid?",
        "remote -> office -> hybrid, in that order",
        workplace="remote",
    ),
    case("an object nobody calls theirs", "", '{\n"writing": 10,\n"location": "Leeds"\n}'),
    case(
        "words of a box in talk", CHANNELS, "I checked email daily, phone not at all", email="yes", phone="no"
    ),
    case("other things done", "", "Done:\n- my degree\n- a course\nNot done:\n- taxes"),
    case("stars of a film", "", "My favourite film: ★★★★★\nwriting: 7", writing=7),
    case("a letter with a hyphen", "Do you prefer a) chat b) phone?", "I use e-mail", email="yes"),
    case(
        "a year in brackets",
        "How many years have you worked with customers?",
        "2 (and a bit)",
        service_years=2,
    ),
    case(
        "an age in brackets",
        "How many years have you worked with customers?",
        "I'm 25 (turning 26), 3 years",
        service_years=3,
    ),
    case(
        "contact details in columns",
        "",
        "Phone: 07700 900123   Email: a@b.org\nCity: Leeds",
        location="Leeds",
    ),
    case(
        "questions of one's own below labels",
        "",
        "I have a question:\nwhere are you based?\nAnd another:\nis phone required?",
    ),
    case("capitals in a greeting", "", "DEAR TEAM\nI live in Leeds\nTHANKS\nbye", location="Leeds"),
)
"""What looks like a layout and is none, or is one that nobody filled in."""

MAIN = BOXES + CHOICES + TABLES + NUMBERED + FIELDS + MAILS
EVERY = MAIN + LADDER
HELD = tuple(chat for at, chat in enumerate(EVERY) if at % 3 == 2)
TUNED = tuple(chat for at, chat in enumerate(EVERY) if at % 3 != 2)
