package ar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

// places names the places of arguments as frames do.
var places = map[frames.SourceKind]string{frames.Subj: "subj", frames.Obj: "obj", frames.Obj2: "obj2", frames.Gen: "gen", frames.Cause: "cause"}

// TestClauses looks at one predicate of a sentence: which phrases fill which of
// its places, and which phrase a relative clause describes.
func TestClauses(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, pred, want string }{
		// the antecedent lies behind a phrase that hangs on it
		{"أصدر الوزير بيانا للوزارة نشرته الوكالة", "نشرته", "of بيانا, obj بيانا, subj الوكالة"},                   // a statement of the ministry that the agency published
		{"أدان المجلس الهجوم على القاعدة الذي نفذه المسلحون", "نفذه", "of الهجوم, obj الهجوم, subj المسلحون"},       // the attack on the base that gunmen carried out
		{"أدان المجلس الهجوم على القاعدة التي يديرها الجيش", "يديرها", "of القاعدة, obj القاعدة, subj الجيش"},       // the base that the army runs
		{"وقع هجوم على قاعدة أسفر عن إصابة جندي", "أسفر", "of هجوم, subj هجوم, عن إصابة جندي"},                      // an attack on a base that left a soldier wounded
		{"أفاد تقرير بسبب غارات شنتها القوات", "شنتها", "of غارات, obj غارات, subj القوات"},                         // the genitive is what is described
		{"أقيل ضباط الفرقة التي سيطرت على المدينة", "سيطرت", "of الفرقة, subj الفرقة, علي المدينة"},                 // officers of the division that took the town
		{"انتزع الجيش المواقع التي كانت تستخدمها الميليشيا", "تستخدمها", "of المواقع, obj المواقع, subj الميليشيا"}, // the positions that the militia used to use
		{"نشرت القناة تسجيلا للوزير يهاجم المعارضة", "يهاجم", "of للوزير, subj للوزير, obj المعارضة"},               // a recording of the minister as he attacks
		{"قال الناطق باسم أولئك الذين تظاهروا أمس إنهم سيعودون", "تظاهروا", "of أولئك, subj أولئك"},                 // those who demonstrated
		{"وصل الوزير إلى جنيف ليبحث الأزمة", "ليبحث", "obj الأزمة"},                                                 // … in order to discuss the crisis
		{"توجه الوزير إلى العاصمة ليلتقي الرئيس", "ليلتقي", "obj الرئيس"},                                           // … to meet the president
		{"وصل الوزير ليستقبله الرئيس", "ليستقبله", "obj ليستقبله, subj الرئيس"},                                     // … for the president to receive him
		{"أفاد المرصد بأن الطيران الروسي قصف المدينة", "قصف", "subj الطيران الروسي, obj المدينة"},                   // behind its subject, which takes no genitive
		{"قالت الوزارة إن الهدف دعم الجيش", "دعم", "gen الجيش"},                                                     // a predicate that is a noun
		{"تراجعت الوزارة حتى الآن عن تنفيذ الخطة", "تراجعت", "subj الوزارة, عن تنفيذ الخطة"},                        // «until» before a time opens no clause
		{"أعلن عن توقيف نحو ثلاثين شخصا من قبل الشرطة", "توقيف", "gen ثلاثين شخصا, cause الشرطة"},                   // what an event noun counts is its genitive, and nobody's subject
		{"تم توقيف ما لا يقل عن ثلاثين شخصا في المدينة", "توقيف", "gen ثلاثين شخصا, في المدينة"},                    // at least thirty
		// what shows by its ending or gender that it is the subject, behind «أنه»
		{"أضاف أنه هاجم مسلحون مركزا", "هاجم", "subj مسلحون, obj مركزا"},
		{"أضاف أنه اعتقل شاب في المدينة", "اعتقل", "subj شاب, في المدينة"},
		{"أضاف أنه أغلقت الشرطة الطريق", "أغلقت", "subj الشرطة, obj الطريق"},
		{"أضاف أنه زار مستشفى في المدينة", "زار", "subj أنه, obj مستشفى, في المدينة"}, // a word that shows no accusative
		{"قصف الحوثيين الجيش أمس", "قصف", "obj الحوثيين, subj الجيش"},                 // by its ending no subject
		{"اتهمت الحكومة الكولومبية المتمردين", "اتهمت", "subj الحكومة الكولومبية, obj المتمردين"},
		{"استقبل الملك في عمان الرئيس التشادي", "استقبل", "subj الملك, obj الرئيس التشادي, في عمان"},
		{"اعتقلت الشرطة خمسة وثلاثين متظاهرا", "اعتقلت", "subj الشرطة, obj خمسة وثلاثين متظاهرا"},
		{"خطف مجهولون تاجرا في المدينة", "خطف", "subj مجهولون, obj تاجرا, في المدينة"}, // a plural in the nominative governs no accusative
		{"هزم الجيش الكولومبي المتمردين", "هزم", "subj الجيش الكولومبي, obj المتمردين"},
		{"وتظاهر في لندن آلاف الطلاب", "وتظاهر", "subj آلاف الطلاب, في لندن"}, // who is many, named behind the place
		// «and» with letters that are a verb and a deed, behind another deed
		{"اتهم المجلس الشركة باحتجاز العمال ومنع وصول الدواء", "ومنع", "gen وصول الدواء"},
		{"أكدت الوزارة طرد المسلحين ومنعهم من العودة", "ومنعهم", "gen ومنعهم, من العودة"},
		{"بعد قصف المدينة ورفض الوزير العرض", "ورفض", "subj الوزير, obj العرض, بعد قصف المدينة"},
		{"رحب الوزير بدعم الخطة ووصف الخطوة بالشجاعة", "ووصف", "obj الخطوة, ب بالشجاعة"},
		{"رفضت 15 دولة المقترح الروسي", "رفضت", "subj 15 دولة, obj المقترح الروسي"},                                     // what is counted governs nothing
		{"وعدت ميركل الوزير بالدعم", "وعدت", "subj ميركل, obj الوزير, ب بالدعم"},                                        // a woman
		{"وعدت ترامب بالدعم", "وعدت", "obj ترامب, ب بالدعم"},                                                            // a man
		{"دعا تسعة نواب، كلهم من اليسار، الوزير إلى الاستقالة", "دعا", "subj تسعة نواب, obj الوزير, الي الاستقالة"},     // who they are, set off by commas
		{"قتل التاجر برصاص في سوسة، ثالث أكبر المدن", "قتل", "subj التاجر, ب برصاص, في سوسة"},                           // says more of the town
		{"قال مدير الأمن اللواء الركن سالم باوزير إن القوات انسحبت", "قال", "subj مدير الأمن اللواء الركن سالم باوزير"}, // his rank
		{"أدى هجوم لسقوط عشرات القتلى والجرحى استهدف مركزا", "استهدف", "of هجوم, subj هجوم, obj مركزا"},                 // people have no verb in the singular behind them
		{"بعدما انتقد موسكو أمس", "انتقد", "obj موسكو"},                                                                 // no town is masculine
		{"اتهم المحامي اللورد بيتر غولدسميث الشركة", "اتهم", "subj المحامي اللورد بيتر غولدسميث, obj الشركة"},           // his title
		{"فرقت الشرطة المتظاهرين أمس", "فرقت", "subj الشرطة, obj المتظاهرين"},
		{"عاد الوزير بعد أسبوعين من تونس", "عاد", "subj الوزير, من تونس"}, // no event that time is counted from
		{"وتابع الوزير \"قصفت القوات المدينة\"", "وتابع", "subj الوزير"},
		{"فرقت القوات الأمنية المتظاهرين أمس", "فرقت", "subj القوات الأمنية, obj المتظاهرين"},
		{"هاجم المسلحون القاضي أمس", "هاجم", "subj المسلحون, obj القاضي"},
		{"واصل الجيش التقدم حتى سقط الحصن", "واصل", "subj الجيش, obj التقدم"},                   // … before a verb it does
		{"أوقف الجيش مئات المحتجين الملثمين", "أوقف", "subj الجيش, obj مئات المحتجين الملثمين"}, // arrested masked protesters: one party
		{"رشق شبان غاضبون دورية بالحجارة", "رشق", "subj شبان غاضبون, obj دورية, ب بالحجارة"},    // men have no adjective in the feminine singular
		{"وقع الهجوم بعد يوم من مقتل القائد", "وقع", "subj الهجوم, بعد مقتل القائد"},            // from when the day is counted
		{"عبر الوزير، الأحد، عن قلقه", "عبر", "subj الوزير, عن قلقه"},                           // it is a preposition but where «عن» follows its subject
		{"تقدم الجيش عبر القصف، فضلا عن الحصار", "تقدم", "subj الجيش, عبر القصف, عن الحصار"},
		{"وطالب التحالف العربي بضمان الحقوق الثقافية بعد النزاع", "وطالب", "subj التحالف العربي, ب بضمان الحقوق الثقافية, ~بعد النزاع"}, // no other verb: it is one
		{"وتواصل قوات الجيش التقدم في البلاد منذ أيام", "وتواصل", "subj قوات الجيش, obj التقدم, ~في البلاد"},
		{"لقاء زعيم روسيا، فلاديمير بوتين،", "لقاء", "gen زعيم روسيا"},               // ends with the comma behind the name
		{"تقدم الجيش بإسناد ومشاركة القوات الكينية", "بإسناد", "gen القوات الكينية"}, // with the backing and participation of: of both
		{"ندد بالهجوم وقتل الجنود", "بالهجوم", ""},                                   // with the article it has no genitive
		{"وعدم اعتراض المجلس على القرار، خطأ", "اعتراض", "gen المجلس, علي القرار"},
		{"توترت العلاقات بعد احتجاز الحكومة الكينية طائرة مدنية", "احتجاز", "obj طائرة مدنية, gen الحكومة الكينية"},
		{"رفض الرئيس بعد لقاء الوزير الكيني صفقة السلاح", "لقاء", "gen الوزير الكيني"}, // it is what was refused
		{"وبحث الوزيران الأزمة", "وبحث", "subj الوزيران, obj الأزمة"},                  // a nominative behind it: a verb
		{"وتابع الوزير أن القوات انسحبت", "وتابع", "subj الوزير"},
		{"ووجه الوزير رسالة إلى الجيش", "ووجه", "subj الوزير, obj رسالة, الي الجيش"},
		// people before a verb have it in the plural: what is in the singular describes the noun between
		{"جنود وجرحى في هجوم طال مقر الوزارة", "طال", "of هجوم, subj هجوم, obj مقر الوزارة"},         // soldiers and wounded in an attack that struck …
		{"قالت الوزارة إن مغربيين اثنين لجآ من قصف طال منزلا", "طال", "of قصف, subj قصف, obj منزلا"}, // two Moroccans fled shelling that struck a house
		// a clause without pronoun describes no definite noun
		{"عندما رفض الحارس الأمر أطلق المسلح النار", "أطلق", "subj المسلح, obj النار"},     // when the guard refused, the gunman opened fire
		{"قال إن رجلا يقاتل في صفوف الحزب قتل أمس", "قتل", "subj رجلا"},                    // that a man who fights in its ranks was killed
		{"كتبت الوزيرة على صفحتها تقول إنها مريضة", "تقول", "of الوزيرة, subj الوزيرة"},    // she wrote on her page, saying …
		{"شاهدت الشرطة المهاجم يطلق النار", "يطلق", "of المهاجم, subj المهاجم, obj النار"}, // saw the attacker shoot
		// a participle that shows its genitive is the noun that governs it
		{"رفض الوزير خروج مسلحي الفصيل من المدينة", "خروج", "gen مسلحي الفصيل, من المدينة"}, // the departure of the gunmen of the faction
		// a masdar, not a verb, behind the subject
		{"أصدر الوزراء بيانا يدين الهجوم", "يدين", "of بيانا, subj بيانا, obj الهجوم"},      // a statement that condemns: no two hands
		{"أعلنت الولايات المتحدة فرض رسوم", "أعلنت", "subj الولايات المتحدة, obj فرض رسوم"}, // announced the imposition of tariffs
		{"قدم وزير الدفاع استقالته", "قدم", "subj وزير الدفاع, obj استقالته"},               // handed in his resignation
		{"وكان الوزير تعهد بالإصلاح", "تعهد", "subj الوزير, ب بالإصلاح"},                    // had pledged: a verb
		// prepositional phrases: of the verb or of the noun before them
		{"طلبت السلطات من الشركات إجلاء مواطنيها من الكويت", "طلبت", "subj السلطات, obj إجلاء مواطنيها, من الشركات, ~من الكويت"}, // the evacuation from Kuwait
		{"نددت تركيا باعتراف البرلمان بالإبادة", "نددت", "subj تركيا, ب باعتراف البرلمان, ~ب بالإبادة"},                          // the recognition of the genocide
		{"زيارة الوزير إلى موسكو أثارت غضبا", "أثارت", "subj زيارة الوزير, obj غضبا, ~الي موسكو"},                                // the visit to Moscow
		{"انسحب الجيش من المدينة", "انسحب", "subj الجيش, من المدينة"},                                                            // withdrew from the town
		{"فرضت الوزارة عقوبات على الرئيس وعلى مساعديه", "فرضت", "subj الوزارة, obj عقوبات, علي الرئيس, علي مساعديه"},             // on the president and on his aides
		{"بدأ التحقيق في تسميم العميل في بريطانيا", "التحقيق", "في تسميم العميل, ~في بريطانيا"},                                  // of an event noun, too
		// the object behind an aside, the subject before a relative clause
		{"يخوض الجيش، بدعم من التحالف، معارك في المحافظة", "يخوض", "subj الجيش, obj معارك, ب بدعم, ~من التحالف, ~في المحافظة"}, // fights battles
		{"احتجزت الشرطة السبت، تنفيذا لأمر قضائي، نجلي الرئيس", "احتجزت", "subj الشرطة, obj نجلي الرئيس, ~ل لأمر قضائي"},       // … upon a court's order, the president's sons
		{"أتاح الاتفاق الذي دخل حيز التنفيذ، تعليق العقوبات", "أتاح", "subj الاتفاق, obj تعليق العقوبات"},                      // allowed the suspension
		{"قال إن الوزارة في مقابلة أجرتها القناة رفضت الاقتراح", "رفضت", "subj الوزارة, obj الاقتراح"},                         // the ministry, in an interview, refused
		{"قال إن الوزارة في مقابلة أجرتها القناة رفضت الاقتراح", "أجرتها", "of مقابلة, obj مقابلة, subj القناة"},               // which the channel held
		// a plural of people is the genitive of a singular
		{"ندد الحزب بقتل النرويجيين في الوادي", "بقتل", "gen النرويجيين, في الوادي"},                                                    // of the Norwegians
		{"قتل 10 من ميليشيات الحوثي في كمين", "قتل", "subj 10 من ميليشيات الحوثي, في كمين"},                                             // ten of a militia
		{"حررت القوات القرية، مدعومة من الطيران", "حررت", "subj القوات, obj القرية"},                                                    // the air force supports
		{"انتزعت القوات، بدعم من الطيران، مواقع من قبضة الحزب", "انتزعت", "subj القوات, obj مواقع, ب بدعم, ~من الطيران, من قبضة الحزب"}, // wrested from the party
		// a masculine verb that goes on has no state for its subject, except one of a masculine name
		{"استقبل الوزير الوفد وانتقد روسيا لدعمها بيرو", "وانتقد", "obj روسيا, ~ل لدعمها"},
		{"استقبل الوزير الوفد وانتقد لبنان القرار", "وانتقد", "subj لبنان, obj القرار"},
		// «بـ» and a noun that are one preposition
		{"أصدرت المحكمة حكما بالسجن بحق الصحفي", "أصدرت", "subj المحكمة, obj حكما, ب بالسجن, بحق الصحفي"}, // against the journalist
		{"أطلق الجنود النار باتجاه المتظاهرين", "أطلق", "subj الجنود, obj النار, باتجاه المتظاهرين"},      // towards the demonstrators
		{"طالب السكان بحق العودة", "طالب", "subj السكان, ب بحق العودة"},                                   // demanded the right of return
		// names that are also verbs
		{"توعد الشيخ راشد آل مشعاب الميليشيا", "توعد", "subj الشيخ راشد آل مشعاب, obj الميليشيا"},        // āl: house of; he returned
		{"وصل الوزير إلى سنغافورة على متن الطائرة", "وصل", "subj الوزير, الي سنغافورة, علي متن الطائرة"}, // ʿalā: on; he rose
		// «I launch» and «he launched» are spelled alike
		{"انسحب الجيش بعد أن أطلق مسلحون النار", "أطلق", "subj مسلحون, obj النار"}, // after gunmen opened fire
		// what a phrase takes in and what it leaves to the verb
		{"اعتقلت الشرطة التركية أكثر من مئة شخص", "اعتقلت", "subj الشرطة التركية, obj أكثر من مئة شخص"}, // police arrested more than 100 people
		{"قتل القصف تسعة مدنيين آخرين", "قتل", "subj القصف, obj تسعة مدنيين آخرين"},                     // nine other civilians
		{"أعلن الجيش خروج آخر مقاتلي التنظيم", "خروج", "gen آخر مقاتلي التنظيم"},                        // the last of the fighters
		{"ألقت طائرة إسرائيلية منشورات", "ألقت", "subj طائرة إسرائيلية, obj منشورات"},                   // an Israeli plane dropped leaflets
		{"انتخب البرلمان عبد الله غول", "انتخب", "subj البرلمان, obj عبد الله غول"},                     // parliament elected A. G.
		{"دفع الحزب لدانيلز 3 آلاف دولار", "دفع", "subj الحزب, obj 3 آلاف دولار, ل لدانيلز"},            // the party paid D. 3,000 dollars
		{"زار الوزير المناطق الأكثر تضررا", "زار", "subj الوزير, obj المناطق الأكثر تضررا"},             // the worst-hit areas
		{"عاد الوزير راضيا", "عاد", "subj الوزير, obj راضيا"},                                           // came home content: no adjective of the minister
		// some of those told of are no further argument
		{"ترسل دول الحلف، بما في ذلك الولايات المتحدة، أسلحة إلى السودان", "ترسل", "subj دول الحلف, obj أسلحة, في ذلك, الي السودان"}, // send, the United States included, weapons
		{"أعلنت النيابة اعتقال العديد من المهربين", "اعتقال", "gen العديد من المهربين"},                                              // the arrest of many smugglers
		{"ترك الوباء لكينيا العديد من الأزمات", "ترك", "subj الوباء, obj العديد من الأزمات, ~ل لكينيا"},                              // … left Kenya many crises
		{"جاء ذلك بعد إغلاق معظم المصارف فروعها", "إغلاق", "obj فروعها, gen معظم المصارف"},                                           // most banks' closing their branches
		{"جاء ذلك بعد قطع معظم المصارف صلاتها بالبلاد", "قطع", "obj صلاتها, gen معظم المصارف, ب بالبلاد"},                            // no pieces of most banks
		{"جاء ذلك بعد قطع العديد من الدول العلاقات معها", "قطع", "obj العلاقات, gen العديد من الدول, مع معها"},                       // many states' cutting relations
		{"شنت القوات هجوما عسكريا ضد الميناء", "هجوما", "ضد الميناء"},                                                                // an attack by soldiers it is not
		{"تدرس بكين منح روسيا أسلحة", "منح", "obj2 أسلحة, gen روسيا"},                                                                // grant Russia weapons
		{"ترسل دول الحلف، بما فيها كندا، أسلحة إلى السودان", "ترسل", "subj دول الحلف, obj أسلحة, في فيها, الي السودان"},              // send, Canada included, weapons
		{"قتل 30 شخصا على الأقل بينهم نحو 12 طفلا", "قتل", "subj 30 شخصا, علي الأقل, ~بين بينهم"},                                    // … at least, among them some 12 children
		{"قتل القصف عشرين شخصا بينهم أطفال", "قتل", "subj القصف, obj عشرين شخصا, ~بين بينهم"},                                        // … among them children
		{"رفضت ولايات منها كاليفورنيا القانون", "رفضت", "subj ولايات, obj القانون, من منها"},                                         // states, California among them, refused the law
		{"طرد الجيش منها المسلحين", "طرد", "subj الجيش, obj المسلحين, من منها"},                                                      // drove the gunmen out of it
		{"لم يحقق أي منها هدفه", "يحقق", "subj أي, obj هدفه, ~من منها"},                                                              // none of them reached its goal
		{"زار الوفد بلدانا عدة وخصوصا ألمانيا", "زار", "subj الوفد, obj بلدانا عدة"},                                                 // Germany in particular
		{"إن أكثر من مئة مسلح، بينهم قادة، لقوا حتفهم", "لقوا", "subj أكثر من مئة مسلح, obj حتفهم, بين بينهم"},                       // more than 100 gunmen met their death
		// subject and object side by side
		{"دعا الوزير الكيني المجتمع الدولي إلى التدخل", "دعا", "subj الوزير الكيني, obj المجتمع الدولي, الي التدخل"}, // called on the international community
		{"انتقد الجيش المجلس", "انتقد", "subj الجيش, obj المجلس"},                                                    // the army criticised the council
		{"زار الوزير المجلس الوزاري", "زار", "subj الوزير, obj المجلس الوزاري"},
		{"هنأ النواب الرئيس الكيني", "هنأ", "subj النواب, obj الرئيس الكيني"}, // deputies congratulated the president: no deputy of his
		{"استقبل الملك الرئيس الكيني", "استقبل", "subj الملك, obj الرئيس الكيني"},
		{"أقال نائب الرئيس الكيني الموظف", "أقال", "subj نائب الرئيس الكيني, obj الموظف"},
		{"اتهم المسؤولون الكينيون بوتين", "اتهم", "subj المسؤولون الكينيون, obj بوتين"},                       // he is not the officials
		{"اتهم الوزير الكيني بوتين", "اتهم", "subj الوزير الكيني, obj بوتين"},                                 // nor a Kenyan
		{"اتهم الرئيس الروسي بوتين الوزير", "اتهم", "subj الرئيس الروسي بوتين, obj الوزير"},                   // the Russian president is he
		{"رفضت حكومة أوباما الاتفاق", "رفضت", "subj حكومة أوباما, obj الاتفاق"},                               // Obama's government
		{"طعن رجل امرأة كينية", "طعن", "subj رجل, obj امرأة كينية"},                                           // a man stabbed a woman
		{"قتلت امرأة رجل أعمال", "قتلت", "subj امرأة, obj رجل أعمال"},                                         // a businessman is one
		{"دعت ميركل المعارضة إلى التراجع", "دعت", "subj ميركل, obj المعارضة, الي التراجع"},                    // the opposition, no adjective of hers
		{"قصف الحلف الذي تقوده كندا مواقع للجيش", "قصف", "subj الحلف, obj مواقع"},                             // the alliance that Canada leads shelled positions
		{"قصف الحلف الذي تعتبره كندا عدوا القرية", "قصف", "subj الحلف"},                                       // considers an enemy
		{"بعد إلغاء الحكومة الحظر، أعلن الوزير القرار", "أعلن", "subj الوزير, obj القرار, بعد إلغاء الحكومة"}, // the ban is what was lifted
	} {
		if got := placesOf(p, c.text, c.pred); got != c.want {
			t.Errorf("%s\n%s: %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

// placesOf lists what fills the places of the predicate at the word pred, in
// the order of its places; of what the relative clause is first. A phrase that
// rather belongs to the noun before it has a ~.
func placesOf(p *pipeline.Pipeline, text, pred string) string {
	var of string
	var got []string
	sents, err := p.Analyse(&doc.Document{Text: text, Lang: "ar"})
	if err != nil {
		return err.Error()
	}
	for _, s := range sents {
		phrase := func(id int) string {
			x := &s.Phrases[id]
			return text[s.Tokens[x.From].Start:s.Tokens[x.To-1].End]
		}
		for i := range s.Preds {
			q := &s.Preds[i]
			if t := &s.Tokens[q.Tok]; text[t.Start:t.End] != pred {
				continue
			}
			if q.Rel == clause.Relative && q.Via.Phrase != clause.None {
				of = "of " + phrase(q.Via.Phrase) + ", "
			}
			for _, a := range q.Args {
				if a.Phrase == clause.None {
					continue
				}
				name := places[a.Kind]
				if a.Kind == frames.Prep {
					name = a.Prep
				}
				if a.Loose {
					name = "~" + name
				}
				got = append(got, fmt.Sprint(name, " ", phrase(a.Phrase)))
			}
		}
	}
	slices.SortStableFunc(got, func(a, b string) int { return rank(a) - rank(b) })
	return of + strings.Join(got, ", ")
}

// rank keeps prepositional phrases behind subject and object.
func rank(place string) int {
	if strings.HasPrefix(place, "subj ") || strings.HasPrefix(place, "obj ") || strings.HasPrefix(place, "obj2 ") {
		return 0
	}
	return 1
}
