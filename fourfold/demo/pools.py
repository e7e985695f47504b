"""Invented names, by where families come from. Plausible in an English town; no list of real people lies behind them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Pool:
    """Names of one background, its share of the families (parts of a thousand), and what is spoken at home.

    `language` is a tag, "en" where English is first; `eal` the share of such families whose children learned another language first;
    `reads` the share of their adults who would rather read that language than English.
    """

    share: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    language: str = "en"
    speaks: str = "English"
    eal: float = 0.0
    reads: float = 0.0

    def surname_of(self, surname: str, sex: str) -> str:
        """A surname as a woman or a man bears it."""
        if sex == "F" and self.language == "pl" and surname.endswith("ski"):
            return surname[:-1] + "a"
        return surname


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


def pool(share: int, girls: str, boys: str, surnames: str, **spoken: Any) -> Pool:
    return Pool(share, words(girls), words(boys), words(surnames), **spoken)


POOLS = (
    pool(
        585,
        """Ada Alice Amber Amelia Anna Ava Beatrice Bethany Bonnie Charlotte Chloe Clara Connie Daisy Darcey Edith Eleanor Eliza Ella
        Ellie Emily Emma Erin Esme Evie Faith Fern Flora Florence Freya Georgia Grace Hallie Hannah Harriet Heidi Holly Imogen Iris
        Isabella Ivy Jasmine Jessica Josie Kitty Lara Lauren Layla Lila Lottie Lucy Lyra Mabel Maddison Maisie Margot Martha Matilda
        Megan Mia Millie Molly Nancy Nell Niamh Olive Orla Pearl Penny Phoebe Poppy Robyn Rosie Sadie Scarlett Sienna Sofia Sophie
        Summer Tabitha Thea Tilly Violet Willow Winnie Zara""",
        """Adam Albert Alfie Archie Arlo Arthur Austin Barney Ben Billy Bobby Callum Charlie Connor Dexter Dominic Dylan Eddie Edward
        Elliot Ethan Euan Evan Felix Finley Frank Freddie Gabriel George Gethin Harley Harrison Harry Harvey Henry Hugo Isaac Jack
        Jacob Jamie Jasper Jayden Jenson Joel Joey Joshua Jude Kai Kian Leo Lewis Liam Logan Louie Lucas Luke Mason Max Michael Milo
        Nathan Noah Olly Oscar Otis Owen Ralph Reuben Rhys Riley Robin Ronnie Rory Rowan Rufus Samuel Seth Stanley Sonny Ted Theo Toby
        Tommy Tyler Wilf William Zac""",
        """Abbott Ainsley Alcott Appleby Ashdown Askew Atwood Bagley Balfour Barlow Barrowcliff Beckwith Bellamy Birtles Blakeley
        Bramwell Braithwaite Brindle Brooks Burnham Cartwright Chadwick Clegg Colclough Copley Corrigan Crabtree Croft Dalby Danvers
        Delaney Dewhurst Dobson Drummond Eastwood Eccles Elmore Fairbrother Farrow Fenwick Fielding Flitcroft Fothergill Garside
        Gilchrist Goodall Greenhalgh Gresham Hargreaves Hartley Haworth Heslop Hindle Holroyd Hoyle Huxtable Ibbotson Jessop Keane
        Kershaw Kettlewell Kirkbride Langley Larwood Leadbetter Lockwood Lomas Lowther Lumley Makin Marsden Mawson McAllister Mellor
        Metcalfe Midgley Naylor Nuttall Oakley Ogden Ormerod Padgett Parkin Peaker Penrose Pickersgill Pinder Priestley Quarmby Quinn
        Radcliffe Ramsbottom Redfern Rigby Rushworth Sagar Scholes Shackleton Sidebottom Skelton Slater Sparrow Stanhope Stubbs
        Sutcliffe Sykes Tattersall Thackray Thornber Threlfall Tolson Trueman Tweddle Underhill Varley Wadsworth Wainwright Walmsley
        Whitehead Whitworth Wigglesworth Winterburn Wolstenholme Woodhead Wrigley Yardley Yates""",
    ),
    pool(
        75,
        """Aisha Aliza Amna Anaya Ayesha Fatima Hafsa Hania Haniya Inaya Iqra Khadija Laiba Maham Maryam Mahnoor Noor Rida Sana Sumaiya
        Zahra""",
        """Abdullah Ahmed Ali Ammar Bilal Danyal Eesa Faizan Hamza Haris Hassan Ibrahim Idris Imran Ismail Mikael Mustafa Rayyan Saad
        Umar Zain""",
        """Akhtar Anwar Aslam Bashir Butt Farooq Hussain Iqbal Jamil Kausar Khalid Mahmood Malik Mirza Nawaz Parveen Rafiq Sadiq Shah
        Tariq Yaqoob""",
        language="ur",
        speaks="Urdu",
        eal=0.6,
        reads=0.35,
    ),
    pool(
        30,
        "Afia Anika Farzana Ishrat Jannat Maisha Nabila Nusrat Raisa Sadia Sumaya Tahmina Tasnim",
        "Ayaan Fahim Jubair Kamran Mahdi Nafis Rafi Rahim Sabbir Shafin Tahsin Tanvir Zubair",
        "Begum Chowdhury Haque Islam Khatun Miah Mollah Rahman Sarkar Sheikh Talukder Uddin",
        language="bn",
        speaks="Bengali",
        eal=0.65,
        reads=0.3,
    ),
    pool(
        55,
        "Aanya Anushka Diya Harleen Ishani Jasleen Kavya Kiran Meera Navya Nisha Pooja Priya Riya Saanvi Simran Tara",
        "Aarav Arjan Dev Gurpreet Harjot Ishaan Karan Krish Manav Nikhil Rohan Sahib Shaan Veer Vihaan Yash",
        "Bains Chauhan Dhaliwal Gill Grewal Joshi Kapoor Mehta Mistry Nair Patel Pillai Rao Sandhu Sharma Sidhu Thakur Varma",
        language="pa",
        speaks="Punjabi",
        eal=0.4,
        reads=0.15,
    ),
    pool(
        48,
        "Alicja Amelka Antonina Gabriela Hania Iga Julia Kinga Lena Maja Nadia Oliwia Pola Weronika Zuzanna",
        "Adrian Antek Borys Dawid Filip Franek Igor Jakub Kacper Kuba Mikołaj Oliwier Oskar Szymon Wiktor",
        "Bąk Czerwiński Dudek Górski Jabłoński Kaczmarek Kowal Kozłowski Lis Mazur Nowicki Pawlak Sadowski Sikora Wójcik Zając Zieliński",
        language="pl",
        speaks="Polish",
        eal=0.85,
        reads=0.6,
    ),
    pool(
        26,
        "Alexia Andreea Bianca Daria Elena Ioana Maria Miruna Raluca Sorina",
        "Alexandru Andrei Cristian Darius Ionuț Luca Matei Mihai Radu Ștefan Vlad",
        "Albu Bratu Ciobanu Dinu Dobre Florea Ionescu Lungu Manea Munteanu Popa Rusu Stoica Ursu",
        language="ro",
        speaks="Romanian",
        eal=0.9,
        reads=0.6,
    ),
    pool(
        32,
        "Amal Dana Farah Hala Jana Lamar Leen Lina Nour Rahaf Salma Sara Yasmin",
        "Adnan Ameen Anas Basel Fares Hadi Jad Karam Majd Nabil Omar Samir Tarek Yazan",
        "Al-Amin Al-Hadi Al-Masri Al-Najjar Awad Bakri Darwish Fakhri Haddad Hamdan Khoury Mansour Nasser Saleh Shami Zaki",
        language="ar",
        speaks="Arabic",
        eal=0.85,
        reads=0.6,
    ),
    pool(
        22,
        "Ayaan Deqa Fadumo Hamdi Hibo Ifrah Ladan Najma Sagal Ubah",
        "Abdi Abdirahman Ayub Guled Ilyas Liban Mahad Nuh Saalim Zakariye",
        "Abdullahi Ali-Warsame Barre Dahir Farah Gedi Hersi Jama Mohamud Osman Warsame Yusuf-Nur",
        language="so",
        speaks="Somali",
        eal=0.8,
        reads=0.4,
    ),
    pool(
        38,
        "Adaora Adunni Chiamaka Chioma Damilola Folake Ife Kemi Ngozi Temi Teni Uche Yetunde Zikora",
        "Ayo Chidi Chinedu Dapo Emeka Femi Ikenna Kelechi Kunle Obinna Segun Tobi Tunde Wale",
        "Abiola Achebe Adeleke Adeyinka Afolabi Bankole Chukwu Ekwueme Eze Ibeh Nnamdi Obi Ogunleye Okafor Olatunji Onyeka Sowande",
        speaks="Yoruba",
    ),
    pool(
        18,
        "Abena Adwoa Afua Akosua Ama Efua Esi Serwaa",
        "Kofi Kojo Kwabena Kwame Kweku Nana Yaw Yeboah",
        "Acheampong Addo Amoah Asante Boateng Darko Mensah Ofori Osei Owusu Sarpong",
        speaks="Twi",
    ),
    pool(
        28,
        "Aaliyah Alesha Amara Imani Jada Kezia Keziah Nevaeh Renee Shanice Tianna Zuri",
        "Andre Curtis Dante Dwayne Isaiah Jaheim Jermaine Malachi Micah Nathaniel Omari Tyrese",
        "Beckford Blackwell Campbell Clarke-Reid Francis Gayle Grant Henriques Lindo McKenzie Morrison Palmer Reid Samuels Wynter",
    ),
    pool(
        13,
        "Jia Lan Mei Ning Qing Xin Yan Ying Yue",
        "Bo Hao Jun Kai Lei Ming Rui Wei Yichen Zhen",
        "Cheung Chow Deng Guo Lam Leung Lin Tan Tang Wong Xu Zhou",
        language="zh",
        speaks="Cantonese",
        eal=0.7,
        reads=0.5,
    ),
    pool(
        10,
        "Anhelina Daryna Kateryna Oksana Olena Solomiya Yaryna Zlata",
        "Andriy Bohdan Danylo Maksym Nazar Oleh Ostap Taras",
        "Bondar Hrytsenko Kovalenko Kravets Lysenko Marchuk Melnyk Savchuk Shevchuk Tkachenko",
        language="uk",
        speaks="Ukrainian",
        eal=1.0,
        reads=0.8,
    ),
    pool(
        10,
        "Arezo Freshta Laila Mursal Parwana Shabnam Zarghuna",
        "Farhad Habib Jawad Navid Rahim Sohrab Wahid Zalmai",
        "Azizi Haidari Karimi Noori Popal Sultani Wardak Yousufi",
        language="prs",
        speaks="Dari",
        eal=1.0,
        reads=0.7,
    ),
    pool(
        10,
        "Beatriz Carolina Inês Leonor Mafalda Matilde Rita",
        "Afonso Diogo Duarte Gonçalo João Rodrigo Tiago",
        "Carvalho Esteves Ferreira Lopes Moreira Pires Ramos Teixeira",
        language="pt",
        speaks="Portuguese",
        eal=0.8,
        reads=0.5,
    ),
)
WOMEN = words(
    """Abigail Alison Amanda Angela Carla Cheryl Claire Debbie Donna Elaine Fiona Gemma Hayley Helen Joanne Julie Karen Kate Kelly
    Kerry Kirsty Laura Leanne Lesley Lisa Lorraine Louise Lynsey Mandy Melissa Michelle Natalie Nicola Paula Rachel Rebecca Sally
    Samantha Sharon Stacey Steph Susan Tanya Tracy Vicky Wendy Zoe"""
)
MEN = words(
    """Adrian Alan Andrew Barry Brian Carl Chris Colin Craig Damian Darren Dave Dean Gareth Gary Gavin Graham Grant Ian Jason Jon
    Keith Kevin Lee Marcus Mark Martin Matt Neil Nick Paul Pete Phil Ricky Rob Ross Russell Scott Shaun Simon Stephen Steve Stuart
    Terry Tim Tony Warren Wayne"""
)
STREETS = words(
    """Bakehouse Bluebell Bobbin Brickfield Canal Chapel Coppice Cotton Dyers Fallow Foundry Furnace Gasworks Heron Hopyard Ivy
    Larkspur Loom Maltings Mill Orchard Paddock Quarry Ropewalk Saddler Shuttle Spindle Tannery Thistle Weavers"""
)
KINDS_OF_STREET = ("Road", "Street", "Lane", "Close", "Avenue", "Terrace", "Court", "Way")
