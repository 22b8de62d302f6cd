/** An English buyer and the house he wants: told once, in the group with the agents. */
export const purchase = `
L: Welcome, Mr Bennett! This is our group for the house at Parkallee 7. Johanna heads our company, Petra looks after the paperwork, and I am your contact for everything else.
E: Thank you, Lena. Good to have everyone in one place. My wife reads along on my phone.
J: Welcome from me too. Please ask anything you like, in English or German.
E: English for now, but I promise to practise.

E: Could you send me the floor plan of the upper storey? The brochure only shows the ground floor.
B: It is on its way to you by e-mail. The two rooms facing the garden are 17 and 14 m².
E: Perfect, that is enough for the children's rooms.

L: The viewing is confirmed for Thursday at 4:30 pm. Meet me at the garden gate, the bell is being repaired.
E: We will be there. Is it all right if we bring our architect?
L: Of course. I will have the drawings of the extension from 2009 with me.
…
E: Thank you for your time this afternoon. The light in the kitchen is even better than in the photos.
L: I am glad you liked it! The owners were pleased as well.

E: Our architect asks whether the wall between kitchen and dining room is load-bearing.
L: I checked the structural drawings: it is not. The one to the hallway is.
E: Wonderful, then our plan works.

E: What would the purchase cost us on top of the price? We are used to a different system.
J: In total about 10 %: property transfer tax, notary and land register, and our fee. Petra can send you a calculation for this house.
B: Here are the figures for 845,000 €:
Property transfer tax 5.0 %: 42,250 €
Notary and land register, about 2.0 %: 16,900 €
Our fee 3.0 % incl. VAT: 25,350 €
E: Very clear, thank you Petra.

E: We talked it over at the weekend and would like to make an offer: 820,000 €, no conditions apart from the survey.
L: Thank you! I will speak to the owners today and call you this evening.
…
L: They would meet you at 832,000 € and leave the fitted kitchen and the garden furniture.
E: Agreed. We are delighted!
J: Congratulations, and well done @L.

B: Mr Bennett, for the reservation I need a copy of both passports and your tax number, if you have one already.
E: Passports attached to my e-mail from this morning. The tax number is applied for.
B: Received, thank you. The number can follow.

E: The bank asks for an extract from the land register and proof of the building insurance.
B: Both sent to you and to Ms Krämer at the bank.
E: That was quick!

L: The surveyor was at the house today. One remark: the flat roof of the garage will need new sealing within two years, about 4,500 €.
E: Fair enough. Nothing else?
L: Nothing else. The heating and the main roof are in very good order.
E: Then we go ahead.

B: The draft of the contract is ready. You will receive the German text and an English translation; only the German one is binding.
E: Thanks. Do we need an interpreter at the notary's?
J: Yes, the notary reads the whole contract aloud and you must be able to follow. We can arrange a sworn interpreter, about 350 €.
E: Please do.
B: Booked: Ms Adler, she has been with us several times.

E: One question about clause 9, the handover date. Could it be the 1st instead of the 15th? Our lease ends then.
L: The owners agree, they move out on the 24th. => The owners agree, they move out on the 24th already.
E: Brilliant, that saves us two weeks in a hotel.

L: The notary can see us on Tuesday at 10:00 or Friday at 2:00 pm next week. Which suits you?
E: Friday, please. My wife flies in on Thursday evening.
B: Friday 2:00 pm is confirmed, Marktplatz 3, second floor. Please bring your passports.

E: Hello everyone! The bank has just confirmed the loan in writing. 🎉
L: Wonderful news! Then nothing stands in the way of Friday.
B: I have passed the confirmation on to the notary.
…
L: Before the handover I would walk through the house with you once more: meters, keys, the alarm system. Would Monday at 9:00 work?
E: Monday at 9 works. Could we measure for the curtains on that occasion?
L: Of course, take all the time you need.
B: @E, the notary's office asks for the exact spelling of your wife's second name, as in the passport. Could you let me know today?
L: @J, could you bring the folder with the energy certificate on Friday? Then we have everything at hand.
`;

/** The same buyer and his agent, between the two of them. */
export const withAgent = `
E: Hello Lena, is there a good bakery near Parkallee? Asking for a very hungry family.
L: There is one on the corner of Gartenstraße, opens at 6:30. The rolls are worth the walk.

L: Just a reminder of our call today at 5 pm.
E: Thank you, I have it in my calendar.

E: Which school would the children go to from there?
L: The primary school on Lindenplatz, seven minutes on foot. There is also an international school, about 20 minutes by tram.
E: Seven minutes sounds very good.

E: We are standing in front of the house and my daughter has already chosen her room.
L: That is the best sign there is!

L: I found the invoice for the heating from 2021. I will add it to your documents.
E: You think of everything, thank you.

E: Do you know a removal company you would recommend?
L: Umzüge Peters, very careful. I can ask for an offer.
E: That would be very kind.
…
L: 2,400 € for a four-person household incl. packing. Shall I reserve a date?
E: Yes please, the last Friday of the month.
L: Done.
L: And the alarm company can be at the house on Monday as well, so that you get your own code right away.
`;

/** The same buyer and the office. */
export const withOffice = `
B: Dear Mr Bennett, the signed reservation has arrived, thank you.
E: Great. Anything else you need from us?
B: Only the tax number, once you have it.

E: Here is our tax number at last: the letter came today, I have sent you a scan.
B: Perfect, that was the last missing document.

B: Would you prefer the translation on paper or as a PDF?
E: PDF is fine, thank you.
B: It will be with you by tomorrow noon.
`;
