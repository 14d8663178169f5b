"""What people say to such an advisor beside answering, and which replies would be right.

A line is `place | words | templates`: any one of the templates will do, and none of `USELESS` may come along
unless it is named. `+` before the templates says that the words hold an answer too. The places:

    rep start, mid, end    customer-support-representative: nothing said; communication asked; reported
    lad start, mid, end    support-ladder: nothing said; product asked; reported

`TUNED` was worked on. `HELD` was written with it, before any of the work, and only its total was looked at.
"""

USELESS = frozenset(
    "off_topic nothing_read unknown_item explain_unknown not_known bad_value unclear vague which "
    "declined skipped known still_here too_early nothing_yet other_language help wait "
    "unknown_tier unknown_level".split()
)

TUNED = """
rep mid | how much in the UK | about_pay
rep end | pay in manila? | about_pay
rep end | is that dollars a year? | about_pay
rep end | and what about in Canada | about_pay
rep end | do product managers earn more than customer success managers | about_pay
rep end | how long till I'm a team lead | about_career
rep end | how do I get to be a customer success manager | about_career
rep end | which path is faster | about_career
rep end | how long does the zendesk certification take | about_learning
rep end | what book would you read first | about_learning
rep end | What's Loom? | advised
rep end | how sure are you about this | about_trust
rep end | how did you get to that number | about_result
rep end | ok but what exactly is keeping me from being qualified | about_result needs
rep end | what are must-haves | about_good
rep end | which of my answers cost me the most points | about_weakest
rep end | if I could only work on one thing which one should it be | best_gains
rep end | I think your score is wrong | disagree
rep end | I'm really disappointed | let_down
rep mid | do the metrics questions even matter | matters_whole
rep mid | are you storing what I type | about_data
rep mid | can you say that again, simpler | explain_question
rep mid | what is b | explain explain_item
rep mid | my boss is a nightmare | venting
rep mid | that's enough, what's the verdict | how_good stopped
rep mid | I need a break | wait
rep mid | what happens when we're done? | about_purpose
lad mid | can I paste my job description | about_pasting
lad mid | can you give me an example | about_options
lad end | what's a stagnation signal | about_signs
lad end | what does a principal do all day | explain_level
lad end | what does level 3 in knowledge mean | explain_step
lad end | am I principal then | how_good_level
lad end | which of the four is my weakest | about_lowest
lad end | which one pays best | about_pay
lad end | my manager thinks I'm L3 | disagree
rep start | what is this for? | about_purpose
rep start | so what happens with my answers | about_data
rep start | how long will this take me? | how_far
rep start | are you a real person or a bot | who
rep start | can I talk to somebody real instead | human
rep start | is this free? | about_cost
rep start | do I have to answer everything? | about_skipping
rep start | can I skip questions I don't like? | about_skipping
rep start | what if I don't know an answer? | about_skipping
rep start | can I come back and finish tomorrow? | about_pausing
rep start | can i take a break and continue later | about_pausing
rep start | will this be saved if I close the window | about_pausing about_data
rep start | can I change an answer later on? | about_changing
rep start | why do you need my education? | why matters
rep start | what has my education got to do with support? | why matters
rep start | is a degree required for this? | why matters
rep start | do I need a degree? | why matters
rep start | does it matter that I never finished school? | why matters
rep start | does volunteering count? | about_counts
rep start | does babysitting count as customer work | about_counts
rep start | would waiting tables count? | about_counts
rep start | i have no experience, is that a problem? | + why matters about_counts
rep start | am I too old for this? I'm 54 | not_counted
rep start | does my accent matter? | not_counted
rep start | do I need to speak Spanish? | not_counted
rep start | will they check my criminal record? | not_counted off_topic
rep start | how is the score worked out? | about_scoring
rep start | what score do I need to pass? | about_good
rep start | who made this test? | who
rep start | will my employer see this? | about_data
rep start | what job is this for exactly? | about_purpose
rep start | what does a customer support representative actually do all day? | about_work about_purpose
rep start | is customer support a good career? | about_worth
rep start | why should I work in support at all? | about_worth
rep start | how much would I earn? | about_pay about_jobs
rep start | what kind of answer do you want? | explain_question about_options
rep start | can you give me an example? | about_options explain_question
rep start | should I write full sentences? | answering explain_question help
rep start | i'm not very good with words, sorry | nervous
rep start | i'm a bit nervous about this | nervous strain
rep start | sorry for my bad english | nervous
rep start | hmm where do I start | answering explain_question help
rep start | what's the weather like today? | off_topic
rep start | write me a cover letter | off_topic
rep start | do you like your job? | off_topic who
rep mid | how am I doing so far? | how_good
rep mid | do I have a chance with what I told you? | how_good
rep mid | is this a good score? | about_good
rep mid | is that score any good | about_good
rep mid | am I above average? | about_others
rep mid | what do other people usually get | about_others
rep mid | can you explain my score? | about_result
rep mid | how did you get to that score | about_result about_scoring
rep mid | why am I not qualified? | about_result
rep mid | what's stopping me from being qualified? | about_result needs
rep mid | what would help me the most? | best_gains
rep mid | what should I work on first? | best_gains needs
rep mid | which answer would make the biggest difference | best_gains
rep mid | what's the quickest way to raise my score? | best_gains needs
rep mid | how can I get more points | best_gains needs
rep mid | would knowing Zendesk help? | matters
rep mid | would it help if I learned Zendesk | matters what_if
rep mid | should I learn Zendesk first? | matters
rep mid | does a degree help? | matters why
rep mid | would a Zendesk certification help me | matters advised
rep mid | would learning SQL help | advised
rep mid | is Python useful for this? | not_counted
rep mid | does my time in retail count? | about_counts matters
rep mid | how much does empathy count? | matters
rep mid | how many points is writing worth | matters
rep mid | what counts the most? | about_scoring best_gains
rep mid | what's a good number to give for empathy? | about_rating
rep mid | how do I know what number to give myself? | about_rating
rep mid | is 7 good enough for empathy? | about_rating matters
rep mid | what would a 10 in writing look like? | about_rating
rep mid | can I say 7.5? | about_rating
rep mid | do you want a number or a description? | about_rating explain_question about_options
rep mid | what's the difference between empathy and de-escalation? | explain explain_item
rep mid | what's deescalation again | explain explain_item
rep mid | no clue what de-escalation is | explain explain_item
rep mid | de-escalation, is that calming people down? | explain explain_item
rep mid | no idea what you mean by professional tone | explain explain_item
rep mid | why do you ask about empathy? | why
rep mid | why does that matter | why
rep mid | why does tone matter so much | why matters
rep mid | go back to the knowledge base one | back
rep mid | can we go back to the one about the phone | back
rep mid | I want to change what I said about live chat | back
rep mid | can we redo the tech questions? | back
rep mid | let me answer the education question again | back
rep mid | what did I say about phone support? | known why_value
rep mid | what have you written down about my experience | recap known
rep mid | did you get my answer about the phone? | known why_value
rep mid | why did you put no for live chat? | why_value
rep mid | where does the 7 for learning software come from | why_value
rep mid | what if I got Zendesk training and empathy 8? | what_if
rep mid | what if empathy were 9 and writing 8 | what_if
rep mid | what if I had two more years? | what_if
rep mid | what if my phone support was yes? | what_if
rep mid | what if empathy was 8 or 9? | what_if
rep mid | what if I had worked in live chat | what_if
rep mid | what would change if I learned live chat and knowledge base writing? | what_if
rep mid | suppose I had 6 years of experience | what_if
rep mid | what if I'd never worked on the phone | what_if
rep mid | how many questions are left? | how_far
rep mid | that's a lot of questions | complaint
rep mid | this is taking forever | complaint
rep mid | this is boring | complaint
rep mid | you already asked me that! | recap known complaint
rep mid | that's a stupid question | complaint
rep mid | I don't like rating myself | about_rating complaint nervous
rep mid | I hate these 1 to 10 things | about_rating complaint
rep mid | good question, never thought about that | thanks wait
rep mid | hmm let me think about it | wait
rep mid | gimme a sec, boss is here | wait
rep mid | what tiers are there? | about_scoring about_good
rep mid | what does NEARLY mean? | explain_tier explain_level
rep mid | what's the difference between GAPS and NEARLY | explain_tier explain_level about_good about_scoring
rep mid | can I see the report now | look finished
rep mid | lol ok | thanks
rep mid | 👍 | thanks
rep mid | asdfgh | nothing_read
rep mid | sorry wrong window | nervous thanks nothing_read
rep mid | are you judging me? | who about_scoring
rep mid | can you just give me the result | look finished
rep end | why am I not qualified? | about_result
rep end | why did I only get NEARLY? | about_result
rep end | how come I'm not qualified | about_result
rep end | can you explain my score? | about_result
rep end | explain the result please | about_result
rep end | where did I lose points? | about_weakest about_result
rep end | walk me through my score | about_result
rep end | that seems low, why? | disagree about_result
rep end | I think that's unfair | disagree
rep end | that's not right | disagree
rep end | I disagree with that score | disagree
rep end | are you sure about that? | disagree about_result
rep end | is this a good score? | about_good
rep end | is that bad? | about_good
rep end | what would help me the most? | best_gains
rep end | what do I do now? | best_gains next_steps needs
rep end | what should my next step be? | best_gains next_steps needs
rep end | so what's next for me | best_gains next_steps needs
rep end | what are my strengths? | about_strengths
rep end | what am I good at according to you | about_strengths
rep end | which jobs should I apply for? | about_jobs about_search
rep end | where do I find support jobs | about_search
rep end | what companies hire people like me? | about_search
rep end | are there remote jobs? | about_search
rep end | how do I prepare for the interview? | about_interview
rep end | what will they ask in an interview | about_interview
rep end | what should I put on my CV? | about_interview about_strengths
rep end | where can I learn Zendesk? | about_learning advised
rep end | which courses should I take? | about_learning
rep end | any books you'd recommend? | about_learning
rep end | how much does a customer success manager make? | about_pay
rep end | what would I earn after a few years | about_pay about_jobs
rep end | can I become a product manager later? | about_jobs about_pay about_career
rep end | how long until I'm qualified? | needs how_long
rep end | can I print this? | about_report
rep end | can you email me the report | about_report
rep end | how do I save my results | about_report
rep end | can I do this again in a month? | about_pausing
rep end | what metrics would I be measured by? | about_metrics
rep end | thanks, that was helpful | thanks
rep end | ok so if I get empathy up to 9 what happens? | what_if
rep end | would it change anything if I finished my degree | matters what_if
lad start | what are the five levels? | about_levels
lad start | show me the ladder first | about_levels
lad start | is my manager going to see this? | about_data
lad start | will this get me promoted? | about_purpose about_promotion
lad start | what's an L3? | explain_tier explain_level
lad start | what does a lead do? | explain_tier explain_level
lad start | does my title matter? | why matters_level
lad start | do years as a barista count as support? | about_counts
lad mid | why am I asked about the product, I'm in support | why
lad mid | what do you mean by influence on the product | explain explain_item
lad mid | what level am I so far? | no_level how_good_level
lad mid | what kind of example are you looking for | explain_question about_options
lad mid | how detailed should I be? | answering explain_question
lad mid | go back to the hard case one | back
lad mid | what should I do to become a lead? | needs_level explain_tier explain_level
lad mid | what's the difference between senior and lead? | explain_tier explain_level
lad mid | When an angry customer calls I let them vent first, then sum it up | + taken_down understood
lad mid | when a ticket comes in i usually check the logs first and then ask around | + taken_down understood
lad mid | Honestly I do whatever it takes, which usually means staying late | + taken_down understood
lad mid | What I do is I write it in the channel and someone picks it up, or not | + taken_down understood
lad mid | How it works here is the product people never listen | + taken_down understood nothing_read
lad end | why am I not a senior? | about_place
lad end | can you explain my level | about_place
lad end | why did I get that level? | about_place
lad end | what would help me the most? | needs_level
lad end | what should I do to become a lead? | needs_level
lad end | how do I get promoted? | about_promotion needs_level
lad end | what do I tell my manager? | about_promotion
lad end | is that a good level? | about_good_level
lad end | what if knowledge were L4? | what_if_level
lad end | what if people was level 4 and casework level 3 | what_if_level
lad end | how much does a lead earn? | about_pay
lad end | where does support lead to? | about_jobs
lad end | I don't think that's fair | disagree
lad end | would mentoring help? | matters_level
rep mid | chat fine, phone I'd rather not | + understood changed declined known taken_down
rep start | i guess the training sheets I wrote count? | + about_counts taken_down understood
rep mid | sorry, my years were 3 not 2 | + changed known
"""

HELD = """
rep start | before I start, what do I get out of this? | about_purpose
rep start | is anybody going to read what I type? | about_data
rep start | do you sell my information | about_data
rep start | how many questions do you have? | how_far
rep start | must I fill in all of it? | about_skipping
rep start | what happens if I leave one blank? | about_skipping
rep start | could I pause halfway? | about_pausing
rep start | can I correct myself afterwards? | about_changing
rep start | what do you need my job title for? | why matters
rep start | why is education important here? | why matters
rep start | would an internship count? | about_counts
rep start | do unpaid jobs count too? | about_counts
rep start | I'm 19, is that too young? | not_counted
rep start | do I need a driving licence | not_counted
rep start | what's the pay like? | about_pay about_jobs
rep start | is it worth getting into support? | about_worth
rep start | how should I answer this? | answering explain_question about_options help
rep start | excuse my spelling, I'm dyslexic | nervous
rep start | can you tell me a joke? | off_topic
rep start | what's the capital of France | off_topic
rep mid | where do I stand right now? | how_good
rep mid | is that number ok or bad? | about_good
rep mid | how do I compare with others? | about_others
rep mid | please break my score down | about_result
rep mid | what keeps me from being qualified? | about_result needs
rep mid | what one thing should I improve? | best_gains needs
rep mid | what gives the most points? | best_gains about_scoring
rep mid | would more chat experience help? | matters
rep mid | is it useful to know Freshdesk? | matters
rep mid | would a Salesforce certificate do anything for me? | advised matters
rep mid | does being good at maths help? | not_counted
rep mid | how important is writing? | matters why
rep mid | what number would you give me? | about_rating
rep mid | isn't everybody a 7? | about_rating about_others
rep mid | i've no clue what de-escalation means | explain explain_item
rep mid | return to the question about email | back
rep mid | I'd like to redo the one on live chat | back
rep mid | what did you note for troubleshooting? | known why_value
rep mid | how come email is a yes? | why_value
rep mid | and if my writing and empathy were both 9? | what_if
rep mid | what if I had three years more | what_if
rep mid | what happens if I learn live chat? | what_if matters
rep mid | how would it look with tone at 8 and writing at 9? | what_if
rep mid | how much more of this is there? | how_far
rep mid | ugh, so many questions | complaint
rep mid | you're annoying | complaint
rep mid | I'm bad at judging myself | about_rating nervous
rep mid | what does QUALIFIED mean exactly | explain_tier explain_level
rep mid | hang on, doorbell | wait
rep mid | fair enough | thanks
rep end | how come I only got nearly? | about_result
rep end | I don't understand my result | about_result
rep end | what cost me the most? | about_weakest about_result
rep end | seems too low to me | disagree
rep end | no way that's correct | disagree
rep end | should I be happy with that? | about_good
rep end | what can I do about it? | best_gains next_steps needs
rep end | which of my skills are strong? | about_strengths
rep end | who is hiring for this? | about_search
rep end | what do I say in the job interview? | about_interview
rep end | how do I learn this stuff? | about_learning
rep end | what does a support manager earn? | about_pay
rep end | could this lead to product management? | about_jobs about_pay
rep end | can I download my report? | about_report
rep end | can I retake this later? | about_pausing
rep end | how will my work be measured? | about_metrics
lad start | how many levels are there and what are they? | about_levels
lad start | what is a principal? | explain_tier explain_level
lad mid | how long should my answer be? | answering explain_question
lad mid | what would make me a lead? | needs_level explain_tier explain_level
lad mid | When something breaks twice I open a thread with the developers | + taken_down understood habit
lad mid | where I work nobody writes anything down, so I just ask around | + taken_down understood
lad end | why is my level so low? | about_place disagree
lad end | break my level down for me | about_place
lad end | how can I convince my boss to promote me? | about_promotion
lad end | am I doing well for my level? | about_good_level how_good_level
lad end | what if I were L4 in people and product? | what_if_level
lad end | would writing docs help? | matters_level
"""
