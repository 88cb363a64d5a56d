# Children's data, in plain words, at three levels. The child's text has at most 150 words.
privacy-title = Children’s data
privacy-lede = What we keep of a child who draws, who sees it, and how to take it back. First for children, then for parents and guardians, then in full.
privacy-child-title = For you who draw
privacy-child =
    You drew a picture and want to send it to us. This is what happens with it.

    We keep your drawing, its title, what you wrote about it, your name, your age, your school and your region. We also keep the name and mail address of an adult, so that we can write to them.

    The judges see your drawing, its title and your words. They do not see who you are.

    Other people see your drawing only if your adult said yes. They see your name only if your adult said yes to that as well.

    Did you change your mind? That is always fine. With the code on your receipt you can take your drawing back. You do not have to say why.

    Do you have a question? Ask an adult to write to us. We answer.
privacy-guardian-title = For parents and guardians
privacy-guardian =
    One consent is needed to take part. Everything else is asked separately: reading the details in another country, showing the drawing, showing the name, printing and touring, keeping it afterwards. Nothing is ticked beforehand, and no answer changes how the drawing is judged.

    With the code on the receipt you see at any time which consents stand, and you can take the drawing back. From then on it is neither judged nor shown, and every consent ends.

    Your child gets no account, and we do not ask for a mail address of the child. The place and the device that a camera writes into a photo are removed when the photo arrives. Reading these pages needs no account and sets no cookie, and they load nothing from other companies.
privacy-full-title = In full
privacy-what = What we keep
privacy-what-text = The photo of the drawing; its title and the child’s words; the child’s name in their own script and in Latin letters, age in years, school and region; the guardian’s name, mail address and relation to the child; every consent with its text, language and time; and what was decided about the drawing.
privacy-why = Why
privacy-why-text = To hold the contest: to check the age, to let judges see the drawing without the name, to write to the guardian, to award and to exhibit. Each use rests on the consent given for it. Nothing is sold and nothing is used for advertising.
privacy-who = Who sees it
privacy-who-text = Judges see the drawing, its title and the child’s words. The coordinator of a region sees the entries of that region. The secretariat sees what it needs to run the contest, and what it decides is written down. The public sees what the consents allow: the drawing, with name, age and region or with the region alone.
privacy-long = How long
privacy-long-text = As long as the contest and its exhibitions run. With the consent to keep it, the drawing stays in the archive afterwards; without it, drawing and details are deleted. The record of who decided what and when holds numbers, not names.
privacy-rights = Your rights
privacy-rights-text = You may see what we keep, have it corrected, have a copy, have all of it erased, and take back any consent, without a reason and without a disadvantage. Answer any of our letters; a person reads it. You may also turn to the data protection authority of your country.
privacy-back = How to take it back
privacy-back-text = Open the page below, type the code on the receipt, and choose to take the drawing back. No account is needed.
privacy-to-code = Type the code of a drawing
